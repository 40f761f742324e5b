// What libraries write to the console. A cache that is configured wrongly says so there, and nowhere else.
const written: string[] = [];
for (const level of ['warn', 'error', 'info', 'debug'] as const)
  console[level] = (...parts: unknown[]) => void written.push(`${level}: ${parts.join(' ')}`);

/** What was written since the last call. */
export const warnings = (): string[] => written.splice(0);
