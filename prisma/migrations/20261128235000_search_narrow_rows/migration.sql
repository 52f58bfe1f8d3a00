-- Most searches read many rows of this table and the words of few: keep the words out of the row, forty rows to a page instead of
-- four, and unpacked where they lie. What was written before stays as it is until a pack is indexed again.
ALTER TABLE "SearchDocument" SET (toast_tuple_target = 128);
ALTER TABLE "SearchDocument" ALTER COLUMN document SET STORAGE EXTERNAL;
