-- Schema 1. Frozen: a library out there was made by exactly this text. Changes
-- go into a new script. One table for each kind of record; columns are the
-- fields of postmortem.Schema in snake_case. "num" is SQLite's own row number.
-- "checksum" covers every field, because a flipped bit inside text passes
-- SQLite's own checks.

CREATE TABLE "post_mortem" (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  post_mortem_id TEXT NOT NULL CHECK (post_mortem_id = id),
  checksum INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "reference" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" IN ('draft', 'ready', 'reviewed', 'published')),
  "template" TEXT NOT NULL CHECK ("template" IN ('small', 'standard', 'major')),
  "zone" TEXT NOT NULL,
  "severity" TEXT NOT NULL CHECK ("severity" IN ('', 'SEV1', 'SEV2', 'SEV3', 'SEV4')),
  "tags" TEXT NOT NULL CHECK (json_valid("tags")),
  "services" TEXT NOT NULL CHECK (json_valid("services")),
  "awareness" TEXT NOT NULL,
  "impact" TEXT NOT NULL,
  "sequence" TEXT NOT NULL,
  "resolution" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  "analysis" TEXT NOT NULL,
  "trigger" TEXT NOT NULL,
  "affected" TEXT NOT NULL,
  "meeting_at" TEXT NOT NULL CHECK ("meeting_at" = '' OR "meeting_at" LIKE '____-__-__T__:__:__.___Z'),
  "created_at" TEXT NOT NULL CHECK ("created_at" = '' OR "created_at" LIKE '____-__-__T__:__:__.___Z'),
  "trashed_at" TEXT NOT NULL CHECK ("trashed_at" = '' OR "trashed_at" LIKE '____-__-__T__:__:__.___Z')
) STRICT;

CREATE TABLE "participant" (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  post_mortem_id TEXT NOT NULL REFERENCES post_mortem (id),
  checksum INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "alias" TEXT NOT NULL,
  "rank" TEXT NOT NULL
) STRICT;
CREATE INDEX participant_of ON "participant" (post_mortem_id);

CREATE TABLE "source" (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  post_mortem_id TEXT NOT NULL REFERENCES post_mortem (id),
  checksum INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('', 'log', 'chat', 'monitor', 'deploys', 'tickets', 'person')),
  "zone" TEXT NOT NULL,
  "clock_offset_ms" INTEGER NOT NULL CHECK ("clock_offset_ms" BETWEEN -34560000000 AND 34560000000),
  "rank" TEXT NOT NULL
) STRICT;
CREATE INDEX source_of ON "source" (post_mortem_id);

CREATE TABLE "evidence" (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  post_mortem_id TEXT NOT NULL REFERENCES post_mortem (id),
  checksum INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('link', 'log', 'chat', 'picture', 'file')),
  "url" TEXT NOT NULL,
  "excerpt" TEXT NOT NULL,
  "file_name" TEXT NOT NULL,
  "media_type" TEXT NOT NULL,
  "blob" TEXT NOT NULL,
  "size" INTEGER NOT NULL CHECK ("size" BETWEEN 0 AND 1099511627776),
  "rank" TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_of ON "evidence" (post_mortem_id);

CREATE TABLE "event" (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  post_mortem_id TEXT NOT NULL REFERENCES post_mortem (id),
  checksum INTEGER NOT NULL,
  earliest INTEGER,
  "title" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "precision" TEXT NOT NULL CHECK ("precision" IN ('exact', 'minute', 'approximate', 'between', 'date', 'unknown')),
  "occurred_at" TEXT NOT NULL CHECK ("occurred_at" = '' OR "occurred_at" LIKE '____-__-__T__:__:__.___Z'),
  "occurred_latest" TEXT NOT NULL CHECK ("occurred_latest" = '' OR "occurred_latest" LIKE '____-__-__T__:__:__.___Z'),
  "tolerance_sec" INTEGER NOT NULL CHECK ("tolerance_sec" BETWEEN 0 AND 31622400),
  "after_event" TEXT NOT NULL,
  "ended_at" TEXT NOT NULL CHECK ("ended_at" = '' OR "ended_at" LIKE '____-__-__T__:__:__.___Z'),
  "end_precision" TEXT NOT NULL CHECK ("end_precision" IN ('exact', 'minute', 'approximate')),
  "known_at" TEXT NOT NULL CHECK ("known_at" = '' OR "known_at" LIKE '____-__-__T__:__:__.___Z'),
  "zone" TEXT NOT NULL,
  "inferred" TEXT NOT NULL CHECK (json_valid("inferred")),
  "original" TEXT NOT NULL,
  "milestone" TEXT NOT NULL CHECK ("milestone" IN ('', 'impact_started', 'detected', 'acknowledged', 'declared', 'escalated', 'mitigated', 'resolved')),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('', 'alert', 'change', 'observation', 'decision', 'action', 'message', 'metric')),
  "source" TEXT NOT NULL,
  "actor_role" TEXT NOT NULL,
  "evidence" TEXT NOT NULL CHECK (json_valid("evidence")),
  "hidden" INTEGER NOT NULL CHECK ("hidden" IN (0, 1)),
  "pinned" INTEGER NOT NULL CHECK ("pinned" IN (0, 1)),
  "rank" TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_time ON event (post_mortem_id, earliest);
CREATE INDEX event_milestones ON event (post_mortem_id) WHERE milestone <> '';

CREATE TABLE "factor" (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  post_mortem_id TEXT NOT NULL REFERENCES post_mortem (id),
  checksum INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('', 'trigger', 'technical', 'process', 'knowledge', 'environment')),
  "events" TEXT NOT NULL CHECK (json_valid("events")),
  "evidence" TEXT NOT NULL CHECK (json_valid("evidence")),
  "rank" TEXT NOT NULL
) STRICT;
CREATE INDEX factor_of ON "factor" (post_mortem_id);

CREATE TABLE "lesson" (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  post_mortem_id TEXT NOT NULL REFERENCES post_mortem (id),
  checksum INTEGER NOT NULL,
  "prompt" TEXT NOT NULL CHECK ("prompt" IN ('helped', 'slowed', 'differently', 'learned')),
  "text" TEXT NOT NULL,
  "events" TEXT NOT NULL CHECK (json_valid("events")),
  "rank" TEXT NOT NULL
) STRICT;
CREATE INDEX lesson_of ON "lesson" (post_mortem_id);

CREATE TABLE "action" (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  post_mortem_id TEXT NOT NULL REFERENCES post_mortem (id),
  checksum INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "due_on" TEXT NOT NULL CHECK ("due_on" = '' OR "due_on" LIKE '____-__-__'),
  "done_when" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('', 'prevent', 'detect', 'mitigate', 'learn')),
  "priority" TEXT NOT NULL CHECK ("priority" IN ('', 'high', 'medium', 'low')),
  "status" TEXT NOT NULL CHECK ("status" IN ('open', 'started', 'done', 'declined')),
  "reason" TEXT NOT NULL,
  "cost" TEXT NOT NULL,
  "factors" TEXT NOT NULL CHECK (json_valid("factors")),
  "rank" TEXT NOT NULL
) STRICT;
CREATE INDEX action_of ON "action" (post_mortem_id);

-- The current revision of each post-mortem and its next undo and redo step:
-- small, because every edit rewrites it.
CREATE TABLE head (
  post_mortem_id TEXT NOT NULL PRIMARY KEY REFERENCES post_mortem (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  saved_at TEXT NOT NULL,
  last_step INTEGER NOT NULL,
  undo_step INTEGER NOT NULL,
  undo_group TEXT NOT NULL,
  undo_label TEXT NOT NULL,
  redo_step INTEGER NOT NULL,
  redo_label TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The steps that can be taken back (undone = 0) or made again (undone = 1). The
-- edits of a step lie in the log from first_seq to last_seq, among those of
-- other post-mortems; last_seq is 0 until the step is taken back for the first
-- time: till then it ends before the next step. So the log needs no index on
-- steps, which every edit would have to pay for, and a step is written once.
CREATE TABLE undo_step (
  post_mortem_id TEXT NOT NULL REFERENCES post_mortem (id),
  undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
  num INTEGER NOT NULL CHECK (num > 0),
  "group" TEXT NOT NULL,
  label TEXT NOT NULL,
  first_seq INTEGER NOT NULL CHECK (first_seq > 0),
  last_seq INTEGER NOT NULL,
  PRIMARY KEY (post_mortem_id, undone, num)
) STRICT, WITHOUT ROWID;

-- Every edit that was ever made, in order. Nothing here changes or goes away.
CREATE TABLE edit (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  post_mortem_id TEXT NOT NULL REFERENCES post_mortem (id),
  step INTEGER NOT NULL, -- undo step it belongs to, 0 for none
  revision INTEGER NOT NULL CHECK (revision > 0),
  at TEXT NOT NULL,
  origin TEXT NOT NULL,
  "group" TEXT NOT NULL,
  label TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('create', 'update', 'delete')),
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after)),
  checksum INTEGER NOT NULL
) STRICT;
CREATE TRIGGER edit_stays BEFORE UPDATE ON edit BEGIN SELECT RAISE(ABORT, 'the edit log is append-only'); END;
CREATE TRIGGER edit_remains BEFORE DELETE ON edit BEGIN SELECT RAISE(ABORT, 'the edit log is append-only'); END;

-- A row of the library list for each post-mortem. Everything here is derived
-- from the records, in the transaction that changes them.
CREATE TABLE library (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE REFERENCES post_mortem (id),
  reference TEXT NOT NULL COLLATE NOCASE,
  reference_year INTEGER, -- 2026 of PM-2026-014, NULL for another form
  reference_number INTEGER, -- 14 of PM-2026-014
  title TEXT NOT NULL,
  status TEXT NOT NULL,
  template TEXT NOT NULL,
  severity TEXT NOT NULL,
  zone TEXT NOT NULL,
  services TEXT NOT NULL CHECK (json_valid(services)),
  tags TEXT NOT NULL CHECK (json_valid(tags)),
  started_at TEXT NOT NULL,
  started_unknown INTEGER NOT NULL CHECK (started_unknown IN (0, 1)),
  meeting_at TEXT NOT NULL,
  created_at TEXT NOT NULL,
  trashed_at TEXT NOT NULL,
  in_bin INTEGER NOT NULL CHECK (in_bin IN (0, 1)),
  events INTEGER NOT NULL CHECK (events >= 0),
  open_actions INTEGER NOT NULL CHECK (open_actions >= 0),
  impact_min INTEGER, -- nanoseconds, NULL while a milestone is missing
  impact_max INTEGER,
  impact_coarse INTEGER NOT NULL CHECK (impact_coarse IN (0, 1)),
  milestones TEXT NOT NULL CHECK (json_valid(milestones)),
  search TEXT NOT NULL, -- folded title, reference, services and tags
  checksum INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX library_reference ON library (reference) WHERE reference <> '';
CREATE INDEX library_numbers ON library (reference_year, reference_number) WHERE reference_year IS NOT NULL;
CREATE INDEX library_order ON library (in_bin, started_at DESC, id DESC);
CREATE INDEX library_filters ON library (in_bin, status, meeting_at, open_actions, started_at);

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
