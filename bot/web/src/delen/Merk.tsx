// The mark of what is ours: it stands with the sentence itself, not only behind the button with its sources.
import type { Bron } from "../basis/soorten";
import { EIGEN_UITLEG } from "../basis/tekst";

export { EIGEN_UITLEG };
export const TOELICHTING_EIGEN = `De toelichting is ${EIGEN_UITLEG}.`;
export const VRAAG_EIGEN = `De vraag en de toelichting zijn ${EIGEN_UITLEG}.`;
export const TOELICHTING_ANTWOORDEN_EIGEN = `De toelichting bij de antwoorden is ${EIGEN_UITLEG}.`;

/** "eigen uitleg van Regiewijzer", or which part of it is; null for what stands in the source. */
export function merkVan(bronnen: Bron[]): string | null {
  const eigen = bronnen.filter(({ interpretatie }) => interpretatie);
  if (eigen.length === 0) return null;
  return eigen.length === bronnen.length ? EIGEN_UITLEG : `deels ${EIGEN_UITLEG}: ${eigen.map(({ vindplaats }) => vindplaats).join("; ")}`;
}

/** `kort`: which part of it is ours is told behind the button with its sources. */
export function Merk({ bronnen, kort = false }: { bronnen: Bron[]; kort?: boolean }) {
  const heel = merkVan(bronnen);
  const merk = kort && heel !== null && heel !== EIGEN_UITLEG ? `deels ${EIGEN_UITLEG}` : heel;
  return merk ? <span class="eigen"> ({merk})</span> : null;
}
