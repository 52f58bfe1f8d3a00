-- AlterTable
ALTER TABLE "SearchDocument" DROP COLUMN "owners";

-- AlterTable
ALTER TABLE "SearchWord" ADD COLUMN     "shown" TEXT NOT NULL;
