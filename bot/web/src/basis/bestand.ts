/** Hands a file to the browser to save. */
export function bewaarBestand(inhoud: Blob, naam: string): void {
  const adres = URL.createObjectURL(inhoud);
  const link = document.createElement("a");
  link.href = adres;
  link.download = naam;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(adres), 60_000);
}
