-- Schema 2: the bytes of evidence, and questions.

-- Bytes of pictures and files by their SHA-256, each kept once. "cited" is set
-- by the first edit that names them and never taken back: the log may bring
-- that edit's record back at any time. The bytes come last, so that reading
-- the other columns leaves their pages alone; "checksum" covers all but them
-- and "cited", and the hash covers them.
CREATE TABLE blob (
  num INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size = length(data)),
  width INTEGER NOT NULL CHECK (width >= 0),
  height INTEGER NOT NULL CHECK (height >= 0),
  created_at TEXT NOT NULL CHECK (created_at LIKE '____-__-__T__:__:__.___Z'),
  cited INTEGER NOT NULL CHECK (cited IN (0, 1)),
  checksum INTEGER NOT NULL,
  thumbnail BLOB NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE INDEX blob_waiting ON blob (created_at) WHERE cited = 0;

CREATE TABLE "question" (
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  post_mortem_id TEXT NOT NULL REFERENCES post_mortem (id),
  checksum INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "event" TEXT NOT NULL,
  "answer" TEXT NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" IN ('open', 'answered')),
  "rank" TEXT NOT NULL
) STRICT;
CREATE INDEX question_of ON "question" (post_mortem_id);
