/** What a words engine must do. Two stand behind this interface; both read the same dictionaries. */
export interface WordEngine {
  readonly name: 'nodejieba' | 'node-rs';
  /** The words of a text in order; joined they are the text. Unknown words are guessed by the hidden Markov model. */
  cut(text: string): string[];
  /** The same by the dictionary alone: an unknown word falls into its characters. */
  cutKnown(text: string): string[];
  /** The part of speech of a word that the dictionary knows (`n`, `v`, `ns`, …), empty for any other. */
  tag(word: string): string;
}

/** Makes an engine. `userWords` are the lexicons' forms, one `word frequency tag` a line. */
export type EngineMaker = (userWords: string) => WordEngine;
