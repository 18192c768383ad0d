export const moreEnglish: Record<string, string> = {};
