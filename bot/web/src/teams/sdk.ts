// What we use of Microsoft's library, as a module of its own: it is fetched by a page that finds itself in Teams.
import { app, authentication, pages } from "@microsoft/teams-js";

/** A token of Entra that says who works in Teams here. Rejects when Teams doesn't answer, or gives none. */
export async function token(): Promise<string> {
  await app.initialize();
  return authentication.getAuthToken();
}

/** In the window where somebody adds the tab: what the tab shows, once he saves. */
export async function steltIn(tabblad: { entityId: string; contentUrl: string; websiteUrl: string; suggestedDisplayName: string }): Promise<void> {
  await app.initialize();
  pages.config.registerOnSaveHandler((bewaar) => {
    pages.config.setConfig(tabblad).then(
      () => bewaar.notifySuccess(),
      () => bewaar.notifyFailure("Het tabblad is niet bewaard."),
    );
  });
  pages.config.setValidityState(true);
}
