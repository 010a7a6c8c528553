/**
 * Reads a quick line of a person: "Ana Kovač, on-call engineer", "Ana Kovač
 * (on-call)" and "Ana Kovač - on-call" give name and role; anything else is a
 * name. A hyphen inside a name ("Jean-Luc") does not part it.
 */
export function personOfLine(line: string): { readonly name: string; readonly role: string } {
  const bracket = /^(?<name>[^()]+?)\s*\((?<role>[^()]+)\)$/u.exec(line);
  const parted = bracket ?? /^(?<name>[^,;]+?)(?:\s*[,;:\t]\s*|\s+[-–—]\s+)(?<role>.+)$/u.exec(line);
  return { name: (parted?.groups?.name ?? line).trim(), role: (parted?.groups?.role ?? '').trim() };
}
