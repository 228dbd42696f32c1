/** A column of a table. */
export interface Column {
  readonly key: string;
  readonly label: string;
  /** Counts stand to the right. */
  readonly count?: boolean;
}
