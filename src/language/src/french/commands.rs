//! What French callers want of the conversation itself.

use domain::{Command, Language};

use crate::lexicon::{CommandPhrases, Scope, asks};
use crate::words::{Phrase, phrases};

/// The first that is said counts.
pub(super) static COMMANDS: &[CommandPhrases] = &[
    asks(Command::StartOver, Scope::Clause, START_OVER),
    asks(Command::Back, Scope::Clause, BACK),
    asks(Command::Back, Scope::Alone, BACK_ALONE),
    asks(Command::Keep, Scope::Clause, KEEP),
    asks(Command::Slower, Scope::Anywhere, SLOWER),
    asks(Command::Slower, Scope::Clause, SLOWER_ALONE),
    asks(Command::Spell, Scope::Anywhere, SPELL),
    asks(Command::Spell, Scope::Clause, NOT_MY_NAME),
    asks(Command::Introduce, Scope::Clause, INTRODUCE),
    asks(Command::Answer, Scope::Clause, ANSWER),
    asks(Command::Answer, Scope::Alone, ANSWER_ALONE),
    asks(Command::Help, Scope::Clause, HELP),
    asks(Command::Help, Scope::Alone, HELP_ALONE),
    CommandPhrases {
        except: THEIR_ENGLISH,
        ..asks(Command::Speak(Language::English), Scope::Anywhere, ENGLISH)
    },
    asks(Command::Speak(Language::English), Scope::Alone, ENGLISH_ALONE),
    CommandPhrases {
        except: THEIR_FRENCH,
        ..asks(Command::Speak(Language::French), Scope::Anywhere, FRENCH)
    },
    asks(Command::Speak(Language::French), Scope::Alone, FRENCH_ALONE),
];

/// What may stand around a command.
pub(super) const AROUND: &[Phrase] = phrases!(
    "si il vous plait, si il te plait, merci, et, mais, alors, donc, puis, bon, la, attends, \
     attendez, un instant, un moment, une minute, une seconde, pardon, excusez, \
     excusez moi, excuse moi, scusez, scusez moi, desole, desolee, bonjour, allo, stop, \
     je me suis trompe, je me suis trompee, je me trompe, je ai fait une erreur, \
     fait une erreur, ce est pas ca, ce est pas ce que je ai dit, ce est une erreur, \
     je ai change de idee, comment je fais pour, comment faire pour, est ce possible de, \
     possible de, un peu, encore, si possible, il faudrait, je ai besoin de, on peut tu, \
     je peux tu, plutot, hello, oups, pas ca, ce est faux, erreur, peut etre"
);

const START_OVER: &[Phrase] = phrases!(
    "recommencez, recommencer, recommence, recommencons, on recommence, recommencez tout, \
     recommencer tout, tout recommencer, on recommence tout, recommence de le debut, on recommence de le debut, \
     recommencons de le debut, on reprend de le debut, reprendre tout, recommencez a zero, \
     recommencer a zero, recommence a zero, recommencer de le debut, recommencez de le debut, \
     reprendre de le debut, reprenez de le debut, reprenons de le debut, \
     reprendre depuis le debut, reprenez depuis le debut, reprendre a le debut, \
     reprenez a le debut, repartir a zero, repartez a zero, repartons a zero, \
     on repart a zero, repartir de le debut, repartir a le debut, de le debut, \
     depuis le debut, a zero, retour a le debut, retourner a le debut, retournez a le debut, \
     revenir a le debut, revenez a le debut, reset"
);

const KEEP: &[Phrase] = phrases!(
    "laissez le comme ca, laissez comme ca, laisse comme ca, laissez ca comme ca, \
     laisse ca comme ca, laissez tel quel, laissez le tel quel, laissez comme ce est, \
     laissez le comme il est, laissez le la, on laisse comme ca, on laisse ca comme ca, \
     gardez le comme il est, gardez le comme ca, gardez comme ca, gardez mon rendez vous, \
     gardez le rendez vous, gardez le meme, gardez le ancien, gardez la meme heure, \
     je garde mon rendez vous, je le garde, je garde le meme, je garde le ancien, \
     je garde celui que je ai, on garde le meme, on le garde, ne changez rien, changez rien, \
     ne le deplacez pas, deplacez le pas, ne le changez pas"
);

const BACK: &[Phrase] = phrases!(
    "revenez en arriere, revenir en arriere, reviens en arriere, revient en arriere, \
     on revient en arriere, revenons en arriere, retournez en arriere, retourner en arriere, \
     retourne en arriere, retournons en arriere, retour en arriere, en arriere, \
     un pas en arriere, reculez, reculer, recule, reculons, question precedente, \
     la question precedente, a la question precedente, revenir a la question precedente, \
     revenez a la question precedente, retournez a la question precedente, \
     retourner a la question precedente, question de avant, la question de avant, \
     a la question de avant, revenir a la question de avant, revenez a la question de avant, \
     retourner a la question de avant, etape precedente, a le etape precedente, \
     revenir a la date, revenir a la journee, revenir a le heure, revenez a la date, \
     go back"
);

const BACK_ALONE: &[Phrase] = phrases!("precedent, precedente, arriere, retour, le retour");

const SLOWER: &[Phrase] = phrases!(
    "plus lentement, parlez lentement, parler lentement, parle lentement, dites le lentement, \
     moins vite, moins rapidement, parlez trop vite, parle trop vite, parler trop vite, \
     allez trop vite, va trop vite, ce est trop vite, ce etait trop vite, trop rapide pour moi, \
     dit trop vite, ralentissez, ralentir, ralentis, plus doucement, parlez doucement, \
     parler plus lent, slow down"
);

const SLOWER_ALONE: &[Phrase] =
    phrases!("lentement, trop vite, doucement, moins rapide, plus lent, pas si vite");

const NOT_MY_NAME: &[Phrase] = phrases!(
    "ce est pas mon nom, ce ne est pas mon nom, pas mon nom, le nom est pas bon, \
     le nom ne est pas bon, le nom est faux, mauvais nom, mon nom est mal ecrit, \
     le nom est mal ecrit, ce est pas le bon nom, ce ne est pas le bon nom, mal compris mon nom"
);

const INTRODUCE: &[Phrase] = phrases!(
    "qui est a le appareil, qui parle, qui etes vous, vous etes qui, a qui je parle, \
     a qui est ce que je parle, a qui ai je le honneur, etes vous un robot, vous etes un robot, \
     est ce que vous etes un robot, ce est un robot, est ce un robot, est ce que ce est un robot, \
     etes vous une machine, vous etes une machine, est ce que vous etes une machine, \
     ce est une machine, est ce que ce est une machine, ce est un repondeur, \
     je parle a un robot, je parle a une machine, etes vous une vraie personne, \
     vous etes une vraie personne, est ce que vous etes une vraie personne, \
     ce est une vraie personne, etes vous humain, etes vous reel"
);

const ANSWER: &[Phrase] = phrases!(
    "me entendez vous, vous me entendez, est ce que vous me entendez, me entends tu, \
     tu me entends, etes vous la, vous etes la, vous etes toujours la, etes vous toujours la, \
     est ce que vous etes la"
);

const ANSWER_ALONE: &[Phrase] = phrases!("allo, allo allo, bonjour, bonsoir, salut, oui allo");

const SPELL: &[Phrase] = phrases!(
    "je vais le epeler, je vais vous le epeler, je vais la epeler, je vais epeler, \
     je vais vous epeler, je le epelle, je vous le epelle, je vous epelle, je peux le epeler, \
     je peux vous le epeler, je peux epeler, je peux vous epeler, puis je le epeler, \
     puis je epeler, puis je vous le epeler, laissez moi le epeler, laissez moi epeler, \
     laissez moi vous le epeler, laisse moi le epeler, que je le epelle, que je vous le epelle, \
     que je epelle, dois je le epeler, dois je epeler, faut il le epeler, \
     je dois le epeler, je devrais le epeler, je voudrais le epeler, je aimerais le epeler, \
     je veux le epeler, je prefere le epeler, je prefererais le epeler, \
     je vais devoir le epeler, mieux de le epeler, je peux tu le epeler, je pourrais le epeler, \
     je epelle, je vais epeler mon nom"
);

const HELP: &[Phrase] = phrases!(
    "que est ce que je peux dire, que est ce que on peut dire, que puis je dire, \
     que dois je dire, que est ce que je dois dire, que est ce que je dis, je peux dire quoi, \
     je dois dire quoi, je dis quoi, quoi dire, je sais pas quoi dire, je ne sais pas quoi dire, \
     je ne sais pas que dire, que est ce que il faut dire, que faut il dire, \
     quels sont mes choix, quels sont les choix, quelles sont mes options, \
     quelles sont les options, ce est quoi mes choix, ce est quoi les choix, \
     ce est quoi mes options, ce est quoi les options, ce etait quoi les choix, \
     ce etait quoi mes choix, ce etait quoi les options, quels choix je ai, \
     quelles options je ai, donnez moi les options, donnez moi les choix, \
     donnez moi mes options, donnez moi mes choix, dites moi les options, dites moi les choix, \
     que pouvez vous faire, que est ce que vous pouvez faire, vous pouvez faire quoi, \
     que est ce que je peux faire, que puis je faire, que est ce que je peux demander, \
     que est ce que je peux vous demander, comment ca marche, comment ca fonctionne, \
     que est ce que vous voulez savoir, que voulez vous savoir"
);

const HELP_ALONE: &[Phrase] = phrases!(
    "aide, aidez moi, aide moi, de le aide, je ai besoin de aide, besoin de aide, \
     pouvez vous me aider, pourriez vous me aider, vous pouvez me aider, options, les options, \
     mes options, les choix, mes choix, menu, le menu, menu principal, instructions"
);

const ENGLISH: &[Phrase] = phrases!(
    "in english please, in english, english please, speak english, speak in english, \
     do you speak english, prefer english, switch to english, continue in english, en anglais, \
     parlez vous anglais, vous parlez anglais, vous parlez tu anglais, parler anglais, \
     parler en anglais, je parle anglais, je parle juste anglais, je parle seulement anglais, \
     je parle pas francais, je ne parle pas francais, parle pas tres bien francais, \
     comprends pas le francais, quelquun qui parle anglais, anglais si il vous plait, \
     service en anglais, passer a le anglais, changer pour le anglais, \
     anglais plutot, plutot en anglais, do not speak french"
);

/// Who else speaks English.
const THEIR_ENGLISH: &[Phrase] = phrases!(
    "pas en anglais, pas parler anglais, docteur * parle anglais, docteure * parle anglais, \
     dentiste * parle anglais, dr * parle anglais, dentiste qui parle anglais, \
     elle parle anglais, il parle anglais, dentiste parle anglais, docteur parle anglais"
);

const ENGLISH_ALONE: &[Phrase] = phrases!("english, anglais, le anglais");

const FRENCH: &[Phrase] = phrases!(
    "en francais, parlez vous francais, vous parlez francais, vous parlez tu francais, \
     parler francais, parler en francais, je parle francais, francais si il vous plait, \
     quelquun qui parle francais, service en francais, je parle pas anglais, \
     je ne parle pas anglais, revenir a le francais, french please, in french"
);

/// Who else speaks French.
const THEIR_FRENCH: &[Phrase] = phrases!(
    "docteur * parle francais, docteure * parle francais, dentiste * parle francais, \
     dr * parle francais, dentiste qui parle francais, il parle francais, elle parle francais, \
     dentiste parle francais, docteur parle francais"
);

const FRENCH_ALONE: &[Phrase] = phrases!("francais, le francais, french");
