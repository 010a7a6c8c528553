import { describe, expect, it } from 'vitest';
import { eventKinds } from '../records';
import { allPrompts, promptsFor } from './prompts';

describe('prompts', () => {
  it.each(allPrompts)('%s asks neither who nor why, and for no blame', (prompt) => {
    expect(prompt).not.toMatch(/\b(who|whom|whose|why|should|fault|mistake|failed to|blame)\b/iu);
  });

  it('has several for every kind, each once, and asks for the moment when it is looked from there', () => {
    for (const kind of eventKinds) {
      const prompts = promptsFor(kind, false);
      expect(prompts.length).toBeGreaterThan(3);
      expect(new Set(prompts).size).toBe(prompts.length);
      expect(promptsFor(kind, true)[0]).toBe('What did it look like then?');
    }
  });
});
