// Words that a reviewer looks at twice. Lists are short and open on purpose: they only sort what a person decides on, so a miss costs
// a second look and a false alarm costs a glance. Nothing is refused because of them.

/** Names of others that stickers are copied from most: characters, studios, teams, messengers. As said, in lower case. */
export const BRANDS: readonly string[] = [
  'disney', 'mickey mouse', 'minnie mouse', 'donald duck', 'frozen elsa', 'pixar', 'marvel', 'spider-man', 'spiderman', 'iron man', 'avengers',
  'batman', 'superman', 'star wars', 'baby yoda', 'grogu', 'harry potter', 'hogwarts', 'pokemon', 'pikachu', 'nintendo', 'super mario',
  'zelda', 'kirby', 'sonic the hedgehog', 'minecraft', 'fortnite', 'roblox', 'among us', 'hello kitty', 'sanrio', 'kuromi', 'cinnamoroll',
  'my melody', 'gudetama', 'rilakkuma', 'totoro', 'ghibli', 'naruto', 'one piece', 'dragon ball', 'goku', 'attack on titan', 'demon slayer',
  'jujutsu kaisen', 'sailor moon', 'doraemon', 'shin chan', 'peppa pig', 'bluey', 'paw patrol', 'spongebob', 'shrek', 'minions', 'snoopy',
  'garfield', 'tom and jerry', 'looney tunes', 'bugs bunny', 'simpsons', 'rick and morty', 'south park', 'family guy', 'barbie', 'lego',
  'coca cola', 'pepsi', 'mcdonalds', 'starbucks', 'nike', 'adidas', 'gucci', 'louis vuitton', 'iphone', 'bmw', 'ferrari',
  'real madrid', 'barcelona fc', 'manchester united', 'bts', 'blackpink', 'taylor swift', 'telegram', 'whatsapp', 'instagram', 'tiktok',
  'line friends', 'kakao friends', 'pusheen', 'pepe the frog', 'labubu',
  'ديزني', 'ميكي ماوس', 'سبونج بوب', 'بيكاتشو', 'بوكيمون', 'ناروتو', 'هاري بوتر', 'سبايدرمان', 'باتمان', 'هيلو كيتي', 'دورايمون', 'ريال مدريد',
  'برشلونة', 'كوكا كولا', 'بيبسي', 'ماكدونالدز', 'تيليجرام', 'واتساب', 'انستغرام', 'تيك توك',
] // prettier-ignore

/** Words for people that hurt them for what they are, by language. Read whole words only. */
export const SLURS: Readonly<Record<string, readonly string[]>> = {
  en: ['nigger', 'nigga', 'faggot', 'fag', 'tranny', 'kike', 'chink', 'gook', 'spic', 'wetback', 'paki', 'raghead', 'retard', 'dyke', 'coon', 'towelhead'], // prettier-ignore
  ar: ['عبيد', 'زنجي', 'شاذ', 'لوطي', 'صهيوني قذر', 'رافضي', 'ناصبي', 'متخلف', 'خنيث', 'يهودي قذر'],
  es: ['maricon', 'sudaca', 'negrata', 'tortillera', 'panchito', 'moro de mierda', 'travelo', 'subnormal'],
  fr: ['negre', 'bougnoule', 'pede', 'tapette', 'youpin', 'bicot', 'bamboula', 'gouine'],
  de: ['neger', 'kanake', 'schwuchtel', 'kuffar', 'zigeuner', 'judensau', 'transe', 'spasti'],
  pt: ['macaco preto', 'viado', 'bicha', 'crioulo', 'traveco', 'sapatao'],
  ru: ['ниггер', 'хач', 'чурка', 'жид', 'пидор', 'пидорас', 'черножопый', 'хохол', 'москаль'],
  tr: ['gavur', 'ibne', 'zenci', 'gâvur', 'kahpe'],
  id: ['cina babi', 'bencong', 'banci', 'kafir'],
  hi: ['chakka', 'hijra', 'chamar', 'kaala'],
}
