// The sheets of the kaders: blocks to draw, each line with where it comes from.
import type { components } from "../basis/poort";

type Vormen = components["schemas"];

export type Kort = Vormen["Kort"];
export type Punt = Vormen["Punt"];
export type Lijst = Vormen["Lijst"];
export type Tabel = Vormen["Tabel"];
export type Blad = Vormen["Blad"];
