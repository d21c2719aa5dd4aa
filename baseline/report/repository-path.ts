/** Control characters, and what hides text or turns it around. */
const STEERING = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/**
 * Whether it is a plain path inside a repository, with forward slashes: not absolute, without `..`, no URL,
 * and nothing in it that steers a terminal or hides text.
 */
export function isRepositoryPath(file: string): boolean {
  return (
    isPlain(file) &&
    !file.includes("\\") &&
    !/^[a-z][a-z0-9+.-]*:/i.test(file) &&
    file.split("/").every((step) => step !== "" && step !== "." && step !== "..")
  );
}

/** Whether nothing in it steers a terminal or hides text. */
export function isPlain(text: string): boolean {
  return !STEERING.test(text);
}
