CREATE TABLE "DeskFilter" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "show" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "DeskFilter_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "DeskFilter_userId_name_key" ON "DeskFilter"("userId", "name");
