-- A language is a tag.

ALTER TABLE ticket ADD COLUMN tag TEXT NOT NULL DEFAULT 'ru' CHECK (length(tag) BETWEEN 2 AND 12);
UPDATE ticket SET tag = 'en' WHERE language = 1;
ALTER TABLE ticket DROP COLUMN language;
ALTER TABLE ticket RENAME COLUMN tag TO language;
