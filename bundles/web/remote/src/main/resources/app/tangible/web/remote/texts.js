// Everything that a person reads, in English and French.
export const texts = {
  en: {
    'tabs': 'Sections', 'tab.remote': 'Remote', 'tab.library': 'Library', 'tab.store': 'Store', 'tab.more': 'More',
    'away': 'The television does not answer',
    'on.tv': 'On the TV', 'paused': 'Paused', 'play': 'Play', 'pause': 'Pause', 'stop': 'Stop', 'next': 'Next', 'previous': 'From the beginning',
    'off': 'Off', 'close': 'Close', 'back': 'Back', 'details': 'Details', 'open.playing': 'Now playing',
    'trouble': 'Does not play', 'trouble.how': 'This does not play now. The television says why, and what to do.',
    'pair.title': 'Your phone as the remote', 'pair.name': 'What this phone is called', 'pair.code': 'Code on the television',
    'pair.how': 'On the television, open Settings, then Phones. Scan the code there, or type it here.',
    'pair.scanned': 'Ask the television to let this phone in.', 'pair.ask': 'Pair with the TV',
    'pair.compare': 'Does the TV show this number?', 'pair.compare.how': 'If it is the same, choose “Let in” on the television.',
    'pair.waiting': 'Waiting for the television', 'pair.refused': 'The television did not let this phone in.',
    'pair.android': 'Android phone', 'pair.device': 'My device',
    'pad': 'Touch pad: swipe to move, tap to choose', 'key.ok': 'OK', 'key.up': 'Up', 'key.down': 'Down', 'key.left': 'Left', 'key.right': 'Right',
    'key.back': 'Back', 'key.home': 'Home', 'key.info': 'Information', 'key.play': 'Play or pause', 'key.rewind': '10 seconds back', 'key.forward': '30 seconds on',
    'key.softer': 'Softer', 'key.louder': 'Louder', 'key.mute': 'Mute', 'volume': 'Volume',
    'keyboard': 'Keyboard', 'keyboard.hint': 'Type here', 'keyboard.how': 'What you type goes into the field on the television.',
    'now.playing': 'Now playing', 'timeline': 'Position', 'nothing.on': 'Nothing is on', 'nothing.on.how': 'Choose a film, and it plays on the television.', 'to.library': 'To the library',
    'episode.of': '{series} · S{season} E{number}', 'episode.short': 'S{season} E{number}',
    'skip.intro': 'Skip intro', 'skip.recap': 'Skip recap', 'skip.credits': 'Skip credits', 'skip.commercial': 'Skip commercials',
    'subtitles': 'Subtitles', 'audio': 'Audio', 'track': 'Track {number}',
    'sleep': 'Sleep timer', 'sleep.in': 'In {minutes} minutes', 'sleep.end': 'At the end of this one', 'sleep.end.short': 'At the end',
    'up.next': 'Up next', 'autoplay': 'Plays by itself', 'queue.empty': 'Nothing waits. Add films and episodes with +.', 'queue.remove': 'Remove {name}', 'queue.move': 'Move {name}: drag, or arrow keys',
    'continue': 'Continue watching', 'search': 'Films, series, people', 'search.clear': 'Clear', 'search.none': 'Nothing matches “{text}”.',
    'library.empty': 'The shelf is empty. Films that you buy, and folders that you add on the television, appear here.',
    'filters': 'Show', 'kind.any': 'All', 'kind.film': 'Films', 'kind.series': 'Series', 'order.name': 'A–Z', 'order.added': 'Newest', 'seen': 'Seen',
    'play.on.tv': 'Play on the TV', 'resume.at': 'Resume at {time}', 'from.start': 'From the start', 'play.episode': 'Play S{season} E{number}', 'resume.episode': 'Resume S{season} E{number}',
    'play.name': 'Play {name}', 'queue.add': 'Queue', 'queue.add.name': 'Add {name} to the queue', 'queued': 'In the queue', 'show.on.tv': 'Show on TV', 'shown.on.tv': 'It is on the television',
    'not.there': 'Not on the television’s disk now.', 'directors': 'By', 'cast': 'With', 'extras': 'Extras', 'season': 'Season {season}', 'specials': 'Specials',
    'store.search': 'Search the store', 'store.asking': 'Asking the store…', 'store.none': 'No film by that name is on offer.', 'owned': 'Yours',
    'buy.on.tv': 'Buy on the TV', 'buy.how': 'You pay on the television: your keys are there, and never on a phone.',
    'this.phone': 'This phone', 'watches': 'Who is watching', 'language': 'Language',
    'install': 'Keep as an app', 'install.do': 'Install', 'install.apple': 'In Safari’s Share menu choose “Add to Home Screen”.', 'install.now': 'It opens like any other app, without the browser around it.', 'install.menu': 'In the browser’s menu choose “Install” or “Add to Home screen”.',
    'leave': 'Unpair this phone', 'leave.how': 'The television forgets this phone. To use it again, pair it again.',
    'next.in': 'Next: {name}', 'stay': 'Not now', 'seconds': 'in {seconds} s',
    'minutes': '{minutes} min', 'hours': '{hours} h {minutes} min',
    'problem.away': 'The television does not answer. Are you on the same network?', 'problem.code': 'That code is not good any more. Show a new one on the television.',
    'problem.too-many-codes': 'A wrong code was tried. Wait a moment.', 'problem.nobody-asks': 'Nobody answered in time. Show a new code on the television.',
    'problem.name': 'Give the phone a name.', 'problem.no-title': 'It is not on the shelf any more.', 'problem.not-there': 'It is not on the television’s disk now.',
    'problem.store': 'The store cannot be reached now.', 'problem.age': 'The store is not for the one who is watching now. Ask someone without an age limit to take over on the television.', 'problem.too-many-requests': 'A little slower, please.',
    'problem.other': 'That did not work. Try again.',
  },
  fr: {
    'tabs': 'Rubriques', 'tab.remote': 'Télécommande', 'tab.library': 'Films', 'tab.store': 'Boutique', 'tab.more': 'Plus',
    'away': 'La télévision ne répond pas',
    'on.tv': 'Sur la télé', 'paused': 'En pause', 'play': 'Lire', 'pause': 'Pause', 'stop': 'Arrêter', 'next': 'Suivant', 'previous': 'Depuis le début',
    'off': 'Non', 'close': 'Fermer', 'back': 'Retour', 'details': 'Détails', 'open.playing': 'En cours',
    'trouble': 'Lecture impossible', 'trouble.how': 'La lecture est impossible pour l’instant. La télévision dit pourquoi, et que faire.',
    'pair.title': 'Votre téléphone comme télécommande', 'pair.name': 'Nom de ce téléphone', 'pair.code': 'Code à la télévision',
    'pair.how': 'À la télévision, ouvrez Réglages, puis Téléphones. Scannez le code affiché, ou tapez-le ici.',
    'pair.scanned': 'Demandez à la télévision d’accepter ce téléphone.', 'pair.ask': 'Associer à la télé',
    'pair.compare': 'La télé montre-t-elle ce numéro ?', 'pair.compare.how': 'Si c’est le même, choisissez « Accepter » à la télévision.',
    'pair.waiting': 'En attente de la télévision', 'pair.refused': 'La télévision n’a pas accepté ce téléphone.',
    'pair.android': 'Téléphone Android', 'pair.device': 'Mon appareil',
    'pad': 'Pavé tactile : glissez pour vous déplacer, touchez pour choisir', 'key.ok': 'OK', 'key.up': 'Haut', 'key.down': 'Bas', 'key.left': 'Gauche', 'key.right': 'Droite',
    'key.back': 'Retour', 'key.home': 'Accueil', 'key.info': 'Informations', 'key.play': 'Lecture ou pause', 'key.rewind': '10 secondes en arrière', 'key.forward': '30 secondes en avant',
    'key.softer': 'Moins fort', 'key.louder': 'Plus fort', 'key.mute': 'Muet', 'volume': 'Volume',
    'keyboard': 'Clavier', 'keyboard.hint': 'Écrivez ici', 'keyboard.how': 'Ce que vous écrivez va dans le champ affiché à la télévision.',
    'now.playing': 'En cours', 'timeline': 'Position', 'nothing.on': 'Rien en cours', 'nothing.on.how': 'Choisissez un film : il se lit à la télévision.', 'to.library': 'Vers les films',
    'episode.of': '{series} · S{season} É{number}', 'episode.short': 'S{season} É{number}',
    'skip.intro': 'Passer le générique', 'skip.recap': 'Passer le résumé', 'skip.credits': 'Passer la fin', 'skip.commercial': 'Passer la publicité',
    'subtitles': 'Sous-titres', 'audio': 'Son', 'track': 'Piste {number}',
    'sleep': 'Minuterie', 'sleep.in': 'Dans {minutes} minutes', 'sleep.end': 'À la fin de celui-ci', 'sleep.end.short': 'À la fin',
    'up.next': 'À suivre', 'autoplay': 'S’enchaîne', 'queue.empty': 'Rien n’attend. Ajoutez films et épisodes avec +.', 'queue.remove': 'Retirer {name}', 'queue.move': 'Déplacer {name} : glissez, ou flèches du clavier',
    'continue': 'Reprendre', 'search': 'Films, séries, personnes', 'search.clear': 'Effacer', 'search.none': 'Rien ne correspond à « {text} ».',
    'library.empty': 'L’étagère est vide. Les films que vous achetez, et les dossiers que vous ajoutez à la télévision, apparaissent ici.',
    'filters': 'Afficher', 'kind.any': 'Tout', 'kind.film': 'Films', 'kind.series': 'Séries', 'order.name': 'A–Z', 'order.added': 'Récents', 'seen': 'Vu',
    'play.on.tv': 'Lire à la télé', 'resume.at': 'Reprendre à {time}', 'from.start': 'Depuis le début', 'play.episode': 'Lire S{season} É{number}', 'resume.episode': 'Reprendre S{season} É{number}',
    'play.name': 'Lire {name}', 'queue.add': 'À suivre', 'queue.add.name': 'Ajouter {name} à la file', 'queued': 'Dans la file', 'show.on.tv': 'À l’écran', 'shown.on.tv': 'C’est à la télévision',
    'not.there': 'Pas sur le disque de la télévision pour l’instant.', 'directors': 'De', 'cast': 'Avec', 'extras': 'Bonus', 'season': 'Saison {season}', 'specials': 'Hors-série',
    'store.search': 'Chercher dans la boutique', 'store.asking': 'La boutique est consultée…', 'store.none': 'Aucun film de ce nom n’est en vente.', 'owned': 'À vous',
    'buy.on.tv': 'Acheter à la télé', 'buy.how': 'Le paiement se fait à la télévision : vos clés y sont, jamais sur un téléphone.',
    'this.phone': 'Ce téléphone', 'watches': 'Qui regarde', 'language': 'Langue',
    'install': 'Garder comme application', 'install.do': 'Installer', 'install.apple': 'Dans le menu Partager de Safari, choisissez « Sur l’écran d’accueil ».', 'install.now': 'Elle s’ouvre comme toute autre application, sans le navigateur autour.', 'install.menu': 'Dans le menu du navigateur, choisissez « Installer » ou « Ajouter à l’écran d’accueil ».',
    'leave': 'Dissocier ce téléphone', 'leave.how': 'La télévision oublie ce téléphone. Pour s’en resservir, associez-le de nouveau.',
    'next.in': 'Ensuite : {name}', 'stay': 'Pas encore', 'seconds': 'dans {seconds} s',
    'minutes': '{minutes} min', 'hours': '{hours} h {minutes} min',
    'problem.away': 'La télévision ne répond pas. Êtes-vous sur le même réseau ?', 'problem.code': 'Ce code n’est plus bon. Affichez-en un nouveau à la télévision.',
    'problem.too-many-codes': 'Un mauvais code a été essayé. Attendez un moment.', 'problem.nobody-asks': 'Personne n’a répondu à temps. Affichez un nouveau code à la télévision.',
    'problem.name': 'Donnez un nom au téléphone.', 'problem.no-title': 'Il n’est plus sur l’étagère.', 'problem.not-there': 'Il n’est pas sur le disque de la télévision pour l’instant.',
    'problem.store': 'La boutique est injoignable pour l’instant.', 'problem.age': 'La boutique n’est pas pour la personne qui regarde. Demandez à quelqu’un sans limite d’âge de prendre la main à la télévision.', 'problem.too-many-requests': 'Un peu moins vite, s’il vous plaît.',
    'problem.other': 'Cela n’a pas marché. Réessayez.',
  },
};

let chosen = read() ?? (navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en');

function read() {
  const kept = localStorage.getItem('language');
  return kept in texts ? kept : null;
}

export function language() {
  return chosen;
}

export function choose(code) {
  chosen = code;
  localStorage.setItem('language', code);
  document.dispatchEvent(new CustomEvent('language'));
}

/** The text, with {name} replaced. */
export function t(key, values = {}) {
  return (texts[chosen][key] ?? key).replace(/{(\w+)}/g, (whole, name) => String(values[name] ?? whole));
}

export function problemText(problem) {
  const key = `problem.${problem.kind}`;
  return t(key in texts[chosen] ? key : 'problem.other');
}

/** 1:32:05 or 2:05 */
export function clock(millis) {
  const seconds = Math.floor(millis / 1000);
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** 1 h 32 min */
export function length(millis) {
  const minutes = Math.round(millis / 60000);
  return minutes < 60 ? t('minutes', { minutes }) : t('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

export function money(minorUnits, currency) {
  const format = new Intl.NumberFormat(chosen === 'fr' ? 'fr-FR' : 'en-IE', { style: 'currency', currency });
  return format.format(minorUnits / 10 ** format.resolvedOptions().maximumFractionDigits);
}

export function timeOfDay(millis) {
  return new Intl.DateTimeFormat(chosen, { hour: 'numeric', minute: '2-digit' }).format(millis);
}

/** What people call a language of this tag. */
export function languageName(tag) {
  try {
    const name = new Intl.DisplayNames([chosen], { type: 'language' }).of(tag);
    return name.charAt(0).toLocaleUpperCase(chosen) + name.slice(1);
  } catch {
    return tag;
  }
}
