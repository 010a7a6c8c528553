// Package postmortem is the domain: what a post-mortem is, how it changes and
// what can be derived from it. It knows no database, no window and no export
// format, and imports the standard library and errs only.
//
// Times are UTC instants to the millisecond with a precision of their own
// (Instant, When). Everything changes by edits (Edit, Prepare, Change).
package postmortem
