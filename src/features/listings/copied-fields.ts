/** What is one product's alone, and never copied to another. */
export const NEVER_COPIED: readonly string[] = ['name', 'otherNames', 'pictures'];
