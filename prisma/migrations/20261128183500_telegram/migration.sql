CREATE TABLE "TelegramLink" (
    "userId" TEXT NOT NULL,
    "telegramId" BIGINT NOT NULL,
    "linkedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TelegramLink_pkey" PRIMARY KEY ("userId")
);

CREATE TABLE "TelegramToken" (
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TelegramToken_pkey" PRIMARY KEY ("tokenHash")
);

CREATE TABLE "TelegramSet" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "made" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "claimedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TelegramSet_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "TelegramLink_telegramId_key" ON "TelegramLink"("telegramId");
CREATE INDEX "TelegramToken_userId_idx" ON "TelegramToken"("userId");
CREATE UNIQUE INDEX "TelegramSet_name_key" ON "TelegramSet"("name");
CREATE UNIQUE INDEX "TelegramSet_userId_versionId_part_key" ON "TelegramSet"("userId", "versionId", "part");

ALTER TABLE "TelegramSet"
    ADD CONSTRAINT telegram_set_state_known CHECK (state IN ('waiting', 'ready', 'failed')),
    ADD CONSTRAINT telegram_set_counts CHECK (part >= 0 AND made >= 0 AND (state <> 'ready' OR made = total));
