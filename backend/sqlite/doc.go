// Package sqlite keeps post-mortems in one SQLite file: it implements
// postmortem.Store. It is the only importer of the database driver.
//
// One process has the library open at a time (afterword.lock), with one
// connection that writes and a few that read. Every change is one immediate
// transaction in WAL mode with synchronous=FULL, so what a call acknowledged
// survives a crash and a power cut. Rows carry a checksum of their own,
// because SQLite does not notice a flipped bit inside text.
//
// A library that is foreign, newer or damaged is never written to, replaced
// or recreated.
package sqlite
