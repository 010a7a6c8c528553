-- Schema 5: meetings, what was added in them, and what weighs an action against the incident.

ALTER TABLE "post_mortem" ADD COLUMN "responders" INTEGER NOT NULL DEFAULT 0 CHECK ("responders" BETWEEN 0 AND 1000000);
ALTER TABLE "post_mortem" ADD COLUMN "after_hours" INTEGER NOT NULL DEFAULT 0 CHECK ("after_hours" BETWEEN 0 AND 1000000);
ALTER TABLE "post_mortem" ADD COLUMN "impact_hours" INTEGER NOT NULL DEFAULT 0 CHECK ("impact_hours" BETWEEN 0 AND 1000000);
ALTER TABLE "post_mortem" ADD COLUMN "recurrence" TEXT NOT NULL DEFAULT '' CHECK ("recurrence" IN ('', 'once', 'yearly', 'quarterly', 'monthly', 'weekly'));
ALTER TABLE "event" ADD COLUMN "added_at" TEXT NOT NULL DEFAULT '' CHECK ("added_at" = '' OR "added_at" LIKE '____-__-__T__:__:__.___Z');
ALTER TABLE "event" ADD COLUMN "remembered_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "question" ADD COLUMN "added_at" TEXT NOT NULL DEFAULT '' CHECK ("added_at" = '' OR "added_at" LIKE '____-__-__T__:__:__.___Z');
ALTER TABLE "question" ADD COLUMN "remembered_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "factor" ADD COLUMN "added_at" TEXT NOT NULL DEFAULT '' CHECK ("added_at" = '' OR "added_at" LIKE '____-__-__T__:__:__.___Z');
ALTER TABLE "lesson" ADD COLUMN "added_at" TEXT NOT NULL DEFAULT '' CHECK ("added_at" = '' OR "added_at" LIKE '____-__-__T__:__:__.___Z');
ALTER TABLE "lesson" ADD COLUMN "topic" TEXT NOT NULL DEFAULT '';
ALTER TABLE "action" ADD COLUMN "added_at" TEXT NOT NULL DEFAULT '' CHECK ("added_at" = '' OR "added_at" LIKE '____-__-__T__:__:__.___Z');
ALTER TABLE "action" ADD COLUMN "build_hours" INTEGER NOT NULL DEFAULT 0 CHECK ("build_hours" BETWEEN 0 AND 1000000);
ALTER TABLE "action" ADD COLUMN "keep_hours" INTEGER NOT NULL DEFAULT 0 CHECK ("keep_hours" BETWEEN 0 AND 1000000);
ALTER TABLE "action" ADD COLUMN "proposed_until" TEXT NOT NULL DEFAULT '' CHECK ("proposed_until" = '' OR "proposed_until" LIKE '____-__-__');

CREATE TABLE "meeting" (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  post_mortem_id TEXT NOT NULL REFERENCES post_mortem (id),
  checksum INTEGER NOT NULL,
  "facilitator" TEXT NOT NULL,
  "scribe" TEXT NOT NULL,
  "started_at" TEXT NOT NULL CHECK ("started_at" = '' OR "started_at" LIKE '____-__-__T__:__:__.___Z'),
  "ended_at" TEXT NOT NULL CHECK ("ended_at" = '' OR "ended_at" LIKE '____-__-__T__:__:__.___Z'),
  "understood_at" TEXT NOT NULL CHECK ("understood_at" = '' OR "understood_at" LIKE '____-__-__T__:__:__.___Z'),
  "overridden" INTEGER NOT NULL CHECK ("overridden" IN (0, 1)),
  "override_reason" TEXT NOT NULL,
  "learned_yes" INTEGER NOT NULL CHECK ("learned_yes" BETWEEN 0 AND 1000000),
  "learned_no" INTEGER NOT NULL CHECK ("learned_no" BETWEEN 0 AND 1000000),
  "again_yes" INTEGER NOT NULL CHECK ("again_yes" BETWEEN 0 AND 1000000),
  "again_no" INTEGER NOT NULL CHECK ("again_no" BETWEEN 0 AND 1000000),
  "words" TEXT NOT NULL,
  "rank" TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_of ON "meeting" (post_mortem_id);

CREATE TABLE "attendance" (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  post_mortem_id TEXT NOT NULL REFERENCES post_mortem (id),
  checksum INTEGER NOT NULL,
  "meeting" TEXT NOT NULL,
  "participant" TEXT NOT NULL,
  "reviewed_at" TEXT NOT NULL CHECK ("reviewed_at" = '' OR "reviewed_at" LIKE '____-__-__T__:__:__.___Z'),
  "present" INTEGER NOT NULL CHECK ("present" IN (0, 1)),
  "word" TEXT NOT NULL,
  "mood" INTEGER NOT NULL CHECK ("mood" BETWEEN 0 AND 5),
  "rank" TEXT NOT NULL
) STRICT;
CREATE INDEX attendance_of ON "attendance" (post_mortem_id);

CREATE TABLE "visit" (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  post_mortem_id TEXT NOT NULL REFERENCES post_mortem (id),
  checksum INTEGER NOT NULL,
  "meeting" TEXT NOT NULL,
  "phase" TEXT NOT NULL CHECK ("phase" IN ('check_in', 'events', 'summary', 'lessons', 'actions', 'check_out', 'break', 'pause')),
  "started_at" TEXT NOT NULL CHECK ("started_at" = '' OR "started_at" LIKE '____-__-__T__:__:__.___Z'),
  "ran_ms" INTEGER NOT NULL CHECK ("ran_ms" BETWEEN 0 AND 2592000000),
  "open" INTEGER NOT NULL CHECK ("open" IN (0, 1)),
  "extra_min" INTEGER NOT NULL CHECK ("extra_min" BETWEEN -600 AND 600),
  "rank" TEXT NOT NULL
) STRICT;
CREATE INDEX visit_of ON "visit" (post_mortem_id);

CREATE TABLE "idea" (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  post_mortem_id TEXT NOT NULL REFERENCES post_mortem (id),
  checksum INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "event" TEXT NOT NULL,
  "added_at" TEXT NOT NULL CHECK ("added_at" = '' OR "added_at" LIKE '____-__-__T__:__:__.___Z'),
  "outcome" TEXT NOT NULL CHECK ("outcome" IN ('open', 'action', 'dropped')),
  "action" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "rank" TEXT NOT NULL
) STRICT;
CREATE INDEX idea_of ON "idea" (post_mortem_id);
