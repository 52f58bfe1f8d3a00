/** What a reviewer sees a template with: from the shortest to the longest a buyer may write, in several scripts. */
export const SAMPLES = [
  'OK',
  'صباح الخير يا سلمى',
  'Thank you so much, see you on Thursday',
  'Привет! שלום! 早上好!',
  'नमस्ते दोस्त',
  'Happy birthday to the best sister in the whole wide world!!!',
] as const
