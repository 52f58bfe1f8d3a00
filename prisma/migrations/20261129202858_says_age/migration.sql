-- AlterTable
ALTER TABLE "User" ADD COLUMN     "isAdult" BOOLEAN NOT NULL DEFAULT false;
