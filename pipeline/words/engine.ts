/** What an engine must do that guesses words. Two stand behind this interface; both read the same dictionaries. */
export interface WordEngine {
  readonly name: 'nodejieba' | 'node-rs';
  /** The words of a text in order; joined they are the text. Unknown words are guessed by the hidden Markov model. */
  cut(text: string): string[];
}

/** Makes an engine. `userWords` are the lexicons' forms, one `word frequency tag` a line. */
export type EngineMaker = (userWords: string) => WordEngine;
