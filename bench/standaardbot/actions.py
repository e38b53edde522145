"""The actions of the stock bot: one validates the four slots, one sums up. Written as Rasa's documentation shows it."""

from rasa_sdk import Action
from rasa_sdk.events import AllSlotsReset
from rasa_sdk.forms import FormValidationAction

ALLOWED = {
    "household": ("a family with children", "only adults"),
    "safety": ("safe", "worries", "unsafe"),
    "severity": ("light", "serious"),
    "cooperation": ("they accept help", "they refuse help"),
}


class ValidateIntakeForm(FormValidationAction):
    def name(self):
        return "validate_intake_form"

    def _check(self, slot, value, dispatcher):
        text = str(value).strip().lower()
        if text in ALLOWED[slot]:
            return {slot: text}
        dispatcher.utter_message(text="Please choose: " + ", ".join(ALLOWED[slot]))
        return {slot: None}

    def validate_household(self, value, dispatcher, tracker, domain):
        return self._check("household", value, dispatcher)

    def validate_safety(self, value, dispatcher, tracker, domain):
        return self._check("safety", value, dispatcher)

    def validate_severity(self, value, dispatcher, tracker, domain):
        return self._check("severity", value, dispatcher)

    def validate_cooperation(self, value, dispatcher, tracker, domain):
        return self._check("cooperation", value, dispatcher)


class ActionSubmitIntake(Action):
    def name(self):
        return "action_submit_intake"

    def run(self, dispatcher, tracker, domain):
        heavy = tracker.get_slot("safety") == "unsafe" or tracker.get_slot("severity") == "serious"
        level = "heavy" if heavy or tracker.get_slot("cooperation") == "they refuse help" else "light"
        dispatcher.utter_message(text=f"Done. Advice: {level}.")
        return [AllSlotsReset()]
