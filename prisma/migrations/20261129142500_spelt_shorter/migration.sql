-- Letters that are not Latin are spelt in other signs (modules/search/spell.ts). What has any is written anew, some at a time, by the clock.
UPDATE "SearchDocument" SET platforms = '{}' WHERE title ~ '[0-9][0-9a-z]{2}' OR array_to_string(words, '') ~ '[^ -~]';
