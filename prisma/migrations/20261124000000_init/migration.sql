-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" TIMESTAMPTZ(3),
    "handle" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "bio" TEXT NOT NULL DEFAULT '',
    "links" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "avatarKey" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "country" CHAR(2),
    "roles" TEXT[] DEFAULT ARRAY['member']::TEXT[],
    "state" TEXT NOT NULL DEFAULT 'active',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "device" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VerificationToken" (
    "identifier" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "VerificationToken_pkey" PRIMARY KEY ("identifier","tokenHash")
);

-- CreateTable
CREATE TABLE "Pack" (
    "id" TEXT NOT NULL,
    "artistId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "pricing" TEXT NOT NULL DEFAULT 'free',
    "priceMinor" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "category" TEXT NOT NULL DEFAULT '',
    "rating" TEXT NOT NULL DEFAULT 'everyone',
    "stickerCount" INTEGER NOT NULL DEFAULT 0,
    "cardKey" TEXT,
    "coverKey" TEXT,
    "coverKeys" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "versionId" TEXT,
    "ownerCount" INTEGER NOT NULL DEFAULT 0,
    "onSaleAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Pack_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PackShare" (
    "id" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "PackShare_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublishedVersion" (
    "id" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "languages" TEXT[],
    "tags" TEXT[],
    "category" TEXT NOT NULL,
    "rating" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PublishedVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublishedSticker" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "masterHash" TEXT NOT NULL,
    "artKey" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "placeholder" TEXT NOT NULL,
    "emoji" TEXT[],
    "tags" TEXT[],
    "alt" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "PublishedSticker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PackDay" (
    "packId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "newOwners" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PackDay_pkey" PRIMARY KEY ("packId","day")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" TEXT NOT NULL,
    "buyerId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'created',
    "totalMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "country" CHAR(2) NOT NULL,
    "provider" TEXT NOT NULL,
    "test" BOOLEAN NOT NULL DEFAULT false,
    "key" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "consentText" TEXT NOT NULL DEFAULT '',
    "consentAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paidAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "Order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderLine" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "artistId" TEXT NOT NULL,
    "coverKey" TEXT,
    "grossMinor" BIGINT NOT NULL,
    "taxMinor" BIGINT NOT NULL,
    "taxPoints" INTEGER NOT NULL,
    "feeMinor" BIGINT NOT NULL,
    "feePoints" INTEGER NOT NULL,
    "refundedMinor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "OrderLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderShare" (
    "lineId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "minor" BIGINT NOT NULL,

    CONSTRAINT "OrderShare_pkey" PRIMARY KEY ("lineId","position")
);

-- CreateTable
CREATE TABLE "TaxRate" (
    "country" CHAR(2) NOT NULL,
    "fromDay" DATE NOT NULL,
    "points" INTEGER NOT NULL,
    "name" TEXT NOT NULL DEFAULT 'VAT',

    CONSTRAINT "TaxRate_pkey" PRIMARY KEY ("country","fromDay")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "before" JSONB,
    "after" JSONB,
    "requestId" TEXT,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkerBeat" (
    "id" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beatAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WorkerBeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerAccount" (
    "id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "book" TEXT NOT NULL DEFAULT 'live',
    "kind" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "ownerId" TEXT,

    CONSTRAINT "LedgerAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JournalEntry" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "book" TEXT NOT NULL DEFAULT 'live',
    "orderId" TEXT,
    "reversesId" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JournalEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Posting" (
    "id" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "lineId" TEXT,

    CONSTRAINT "Posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Entitlement" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "lineId" TEXT,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Entitlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PackExport" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "storageKey" TEXT,
    "fileName" TEXT,
    "bytes" INTEGER,
    "plan" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT,
    "madeAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PackExport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Case" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'review',
    "packId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "artistId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "coverKey" TEXT,
    "round" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'open',
    "claimedBy" TEXT,
    "claimedAt" TIMESTAMPTZ(3),
    "claimEndsAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "words" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseFinding" (
    "caseId" TEXT NOT NULL,
    "stickerId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "masterHash" TEXT NOT NULL,
    "verdict" TEXT NOT NULL DEFAULT 'unseen',
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "words" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CaseFinding_pkey" PRIMARY KEY ("caseId","stickerId")
);

-- CreateTable
CREATE TABLE "Payment" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "ref" TEXT,
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'opening',
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "payUrl" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProviderEvent" (
    "id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "paymentRef" TEXT,
    "body" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,

    CONSTRAINT "ProviderEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SandboxCharge" (
    "ref" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "paidTimes" INTEGER NOT NULL DEFAULT 0,
    "returnUrl" TEXT NOT NULL,
    "cancelUrl" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SandboxCharge_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "ManualPayment" (
    "ref" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "receivedBy" TEXT,
    "bankRef" TEXT,
    "receivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ManualPayment_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "SearchDocument" (
    "packId" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "emoji" TEXT[],
    "document" tsvector,

    CONSTRAINT "SearchDocument_pkey" PRIMARY KEY ("packId")
);

-- CreateTable
CREATE TABLE "SearchWord" (
    "word" TEXT NOT NULL,
    "packs" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "Version" (
    "id" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "artistId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'editing',
    "title" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "category" TEXT NOT NULL DEFAULT '',
    "rating" TEXT NOT NULL DEFAULT 'everyone',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "submittedAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sticker" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "masterHash" TEXT NOT NULL,
    "emoji" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "alt" TEXT NOT NULL DEFAULT '',
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "words" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Sticker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Master" (
    "hash" TEXT NOT NULL,
    "artKey" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sourceHash" TEXT NOT NULL,
    "sourceFormat" TEXT NOT NULL,
    "placeholder" TEXT NOT NULL,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "madeFrom" TEXT,
    "fixes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "previewsAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Master_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "artistId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'receiving',
    "sourceHash" TEXT,
    "fingerprint" TEXT NOT NULL,
    "inArchive" TEXT,
    "stickerId" TEXT,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Collaborator" (
    "id" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'invited',
    "invitedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Collaborator_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "User_handle_key" ON "User"("handle");

-- CreateIndex
CREATE INDEX "User_displayName_idx" ON "User"("displayName");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_provider_providerAccountId_key" ON "Account"("provider", "providerAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "Pack_slug_key" ON "Pack"("slug");

-- CreateIndex
CREATE INDEX "Pack_artistId_createdAt_idx" ON "Pack"("artistId", "createdAt");

-- CreateIndex
CREATE INDEX "Pack_state_onSaleAt_id_idx" ON "Pack"("state", "onSaleAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Pack_state_category_onSaleAt_id_idx" ON "Pack"("state", "category", "onSaleAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Pack_tags_idx" ON "Pack" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "PackShare_userId_idx" ON "PackShare"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "PackShare_packId_userId_key" ON "PackShare"("packId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "PackShare_packId_position_key" ON "PackShare"("packId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "PublishedVersion_packId_number_key" ON "PublishedVersion"("packId", "number");

-- CreateIndex
CREATE INDEX "PublishedSticker_masterHash_idx" ON "PublishedSticker"("masterHash");

-- CreateIndex
CREATE UNIQUE INDEX "PublishedSticker_versionId_position_key" ON "PublishedSticker"("versionId", "position");

-- CreateIndex
CREATE INDEX "PackDay_day_newOwners_idx" ON "PackDay"("day", "newOwners" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Order_key_key" ON "Order"("key");

-- CreateIndex
CREATE INDEX "Order_buyerId_createdAt_idx" ON "Order"("buyerId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Order_state_createdAt_idx" ON "Order"("state", "createdAt");

-- CreateIndex
CREATE INDEX "OrderLine_packId_idx" ON "OrderLine"("packId");

-- CreateIndex
CREATE UNIQUE INDEX "OrderLine_orderId_packId_key" ON "OrderLine"("orderId", "packId");

-- CreateIndex
CREATE INDEX "OrderShare_userId_idx" ON "OrderShare"("userId");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_at_idx" ON "AuditEntry"("subject", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_actor_at_idx" ON "AuditEntry"("actor", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_at_id_idx" ON "AuditEntry"("at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerAccount_path_key" ON "LedgerAccount"("path");

-- CreateIndex
CREATE INDEX "LedgerAccount_ownerId_idx" ON "LedgerAccount"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "JournalEntry_key_key" ON "JournalEntry"("key");

-- CreateIndex
CREATE UNIQUE INDEX "JournalEntry_reversesId_key" ON "JournalEntry"("reversesId");

-- CreateIndex
CREATE INDEX "JournalEntry_orderId_idx" ON "JournalEntry"("orderId");

-- CreateIndex
CREATE INDEX "JournalEntry_at_id_idx" ON "JournalEntry"("at", "id");

-- CreateIndex
CREATE INDEX "Posting_accountId_id_idx" ON "Posting"("accountId", "id");

-- CreateIndex
CREATE INDEX "Posting_entryId_idx" ON "Posting"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "Entitlement_lineId_key" ON "Entitlement"("lineId");

-- CreateIndex
CREATE INDEX "Entitlement_userId_grantedAt_idx" ON "Entitlement"("userId", "grantedAt" DESC);

-- CreateIndex
CREATE INDEX "Entitlement_packId_idx" ON "Entitlement"("packId");

-- CreateIndex
CREATE UNIQUE INDEX "PackExport_versionId_platform_key" ON "PackExport"("versionId", "platform");

-- CreateIndex
CREATE INDEX "Case_state_openedAt_idx" ON "Case"("state", "openedAt");

-- CreateIndex
CREATE INDEX "Case_artistId_idx" ON "Case"("artistId");

-- CreateIndex
CREATE UNIQUE INDEX "Case_versionId_round_key" ON "Case"("versionId", "round");

-- CreateIndex
CREATE INDEX "CaseFinding_masterHash_idx" ON "CaseFinding"("masterHash");

-- CreateIndex
CREATE UNIQUE INDEX "Payment_key_key" ON "Payment"("key");

-- CreateIndex
CREATE INDEX "Payment_orderId_idx" ON "Payment"("orderId");

-- CreateIndex
CREATE INDEX "Payment_state_createdAt_idx" ON "Payment"("state", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Payment_provider_ref_key" ON "Payment"("provider", "ref");

-- CreateIndex
CREATE INDEX "ProviderEvent_settledAt_receivedAt_idx" ON "ProviderEvent"("settledAt", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ProviderEvent_provider_eventId_key" ON "ProviderEvent"("provider", "eventId");

-- CreateIndex
CREATE UNIQUE INDEX "ManualPayment_orderId_key" ON "ManualPayment"("orderId");

-- CreateIndex
CREATE INDEX "ManualPayment_state_createdAt_idx" ON "ManualPayment"("state", "createdAt");

-- CreateIndex
CREATE INDEX "SearchDocument_emoji_idx" ON "SearchDocument" USING GIN ("emoji");

-- CreateIndex
CREATE INDEX "Version_artistId_updatedAt_idx" ON "Version"("artistId", "updatedAt" DESC);

-- CreateIndex
CREATE INDEX "Version_state_submittedAt_idx" ON "Version"("state", "submittedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Version_packId_number_key" ON "Version"("packId", "number");

-- CreateIndex
CREATE INDEX "Sticker_masterHash_idx" ON "Sticker"("masterHash");

-- CreateIndex
CREATE UNIQUE INDEX "Sticker_versionId_position_key" ON "Sticker"("versionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Master_artKey_key" ON "Master"("artKey");

-- CreateIndex
CREATE INDEX "Master_sourceHash_idx" ON "Master"("sourceHash");

-- CreateIndex
CREATE INDEX "Upload_artistId_state_idx" ON "Upload"("artistId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Upload_versionId_fingerprint_key" ON "Upload"("versionId", "fingerprint");

-- CreateIndex
CREATE INDEX "Collaborator_userId_state_idx" ON "Collaborator"("userId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Collaborator_packId_userId_key" ON "Collaborator"("packId", "userId");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PackShare" ADD CONSTRAINT "PackShare_packId_fkey" FOREIGN KEY ("packId") REFERENCES "Pack"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublishedVersion" ADD CONSTRAINT "PublishedVersion_packId_fkey" FOREIGN KEY ("packId") REFERENCES "Pack"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublishedSticker" ADD CONSTRAINT "PublishedSticker_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "PublishedVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderLine" ADD CONSTRAINT "OrderLine_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderShare" ADD CONSTRAINT "OrderShare_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "OrderLine"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "JournalEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "LedgerAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseFinding" ADD CONSTRAINT "CaseFinding_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sticker" ADD CONSTRAINT "Sticker_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sticker" ADD CONSTRAINT "Sticker_masterHash_fkey" FOREIGN KEY ("masterHash") REFERENCES "Master"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version"("id") ON DELETE CASCADE ON UPDATE CASCADE;
