from rasa_sdk import Action
from rasa_sdk.events import SlotSet


class Tel(Action):
    def name(self):
        return "action_echo"

    async def run(self, dispatcher, tracker, domain):
        stand = (tracker.get_slot("afweging") or 0) + 1
        dispatcher.utter_message(json_message={"tekst": f"beurt {stand}", "knoppen": [], "custom": {"beurt": stand}})
        return [SlotSet("afweging", stand)]


class Breek(Action):
    def name(self):
        return "action_stuk"

    async def run(self, dispatcher, tracker, domain):
        raise ValueError(f"kapot door {tracker.latest_message['text']}")
