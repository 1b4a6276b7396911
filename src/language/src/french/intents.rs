//! What French callers say they want.

use domain::Intent;

use super::questions::{
    CHECK, CHECK_OPENING, HOURS, HOURS_ALONE, LOCATION, OTHER, OTHER_LAST, REPEAT, REPEAT_ALONE,
};
use crate::lexicon::{IntentPhrases, Reach, said, wanted};
use crate::words::{Phrase, phrases};

/// The most important first: the first list that has something said wins.
pub(super) static INTENTS: &[IntentPhrases] = &[
    IntentPhrases {
        except: NO_EMERGENCY,
        ..wanted(Intent::Emergency, Reach::Everywhere, EMERGENCY)
    },
    said(Intent::Emergency, Reach::Alone, EMERGENCY_ALONE),
    said(Intent::OptOut, Reach::Conversing, OPT_OUT),
    IntentPhrases { except: NO_PERSON, ..wanted(Intent::Person, Reach::Everywhere, PERSON) },
    said(Intent::Person, Reach::Alone, PERSON_ALONE),
    IntentPhrases { except: REMINDERS, ..said(Intent::Message, Reach::Conversing, MESSAGE) },
    said(Intent::WrongNumber, Reach::Conversing, WRONG_NUMBER),
    wanted(Intent::Reschedule, Reach::Conversing, RESCHEDULE),
    wanted(Intent::Reschedule, Reach::Opening, RESCHEDULE_OPENING),
    wanted(Intent::Cancel, Reach::Conversing, CANCEL),
    wanted(Intent::Cancel, Reach::Opening, CANCEL_OPENING),
    said(Intent::Check, Reach::Conversing, CHECK),
    said(Intent::Hours, Reach::Conversing, HOURS),
    said(Intent::Hours, Reach::Alone, HOURS_ALONE),
    said(Intent::Location, Reach::Conversing, LOCATION),
    said(Intent::Other, Reach::Opening, OTHER),
    wanted(Intent::Book, Reach::Opening, BOOK),
    said(Intent::Check, Reach::Opening, CHECK_OPENING),
    wanted(Intent::Book, Reach::Opening, BOOK_OPENING),
    said(Intent::Book, Reach::Alone, BOOK_ALONE),
    said(Intent::Repeat, Reach::Everywhere, REPEAT),
    said(Intent::Repeat, Reach::Alone, REPEAT_ALONE),
    said(Intent::Goodbye, Reach::Conversing, GOODBYE),
    said(Intent::Goodbye, Reach::Alone, GOODBYE_ALONE),
    said(Intent::Other, Reach::Opening, OTHER_LAST),
];

/// An emergency that is a kind of visit.
const NO_EMERGENCY: &[Phrase] = phrases!(
    "rendez vous de urgence, rendez vous urgent, place de urgence, visite de urgence, \
         contact de urgence, plage de urgence, consultation de urgence"
);

const EMERGENCY: &[Phrase] = phrases!(
    "bouge plus, ne bouge plus, bouge pas, reagit plus, parle plus, respire plus, \
         ne respire plus, respire pas, ne respire pas, peux pas respirer, peut pas respirer, \
         peux plus respirer, peut plus respirer, arrive pas a respirer, arrive plus a respirer, \
         de le mal a respirer, de la misere a respirer, difficulte a respirer, \
         capable de respirer, mal a la poitrine, mal dans la poitrine, douleur a la poitrine, \
         douleurs a la poitrine, douleur dans la poitrine, douleurs dans la poitrine, \
         douleur thoracique, serrement dans la poitrine, crise cardiaque, crise de coeur, \
         arret cardiaque, infarctus, avc, fait un avc, inconscient, inconsciente, \
         perdu connaissance, perdu conscience, evanoui, evanouie, tombe dans les pommes, \
         repond plus, ne repond plus, se reveille pas, se reveille plus, etouffe, se etouffe, \
         me etouffe, saigne beaucoup, saigne enormement, saigne sans arret, \
         arrete pas de saigner, ne arrete pas de saigner, arrete plus de saigner, \
         saigne * arrete pas, saignement * arrete pas, hemorragie, plein de sang, \
         de le sang partout, perd beaucoup de sang, surdose, overdose, empoisonne, \
         empoisonnement, convulsions, convulsion, me tuer, me suicider, suicidaire, \
         envie de mourir, veux mourir, reaction allergique, choc anaphylactique, gorge enflee, \
         gorge enfle, gorge qui enfle, gorge est enflee, appelez une ambulance, \
         appeler une ambulance, besoin de une ambulance, une ambulance, neuf un un, 911, 9 1 1, \
         ce est une urgence, une urgence, est urgence, urgence medicale, urgence dentaire, \
         ce est urgent, ce est tres urgent, vraiment urgent, maison est en feu, est en feu, \
         visage est enfle, face est enflee, a plus de pouls"
);

/// Somebody who wants to be called by nobody, or to see one.
const NO_PERSON: &[Phrase] = phrases!("parler * plus fort, parler * lentement, parlez plus fort");

const EMERGENCY_ALONE: &[Phrase] =
    phrases!("urgence, urgent, a le secours, a le aide, ce est pour une urgence, secours");

/// Who cannot remember does not want to be called back.
const REMINDERS: &[Phrase] = phrases!(
    "me rappelle plus, me rappelle pas, me rappelle * quand, me rappeler la date, \
         me rappeler le heure, me rappeler * rendez vous, me rappeler le jour, \
         me rappeler quand, me rappeler a quelle, rappelez moi quand, rappelez moi la date, \
         rappelez moi le heure, rappelez moi a quelle, je me rappelle"
);

const PERSON: &[Phrase] = phrases!(
    "parle pas a les machines, parle pas a une machine, parle pas a un robot, \
         parle pas a de les machines, parle pas a les robots, pas une machine, pas un robot, \
         hais les machines, deteste les machines, quelqu un de reel, parler * quelquun, \
         parler * une personne, parler * personne, parler * un humain, parler * humain, \
         parler * receptionniste, parler * reception, parler * secretaire, parler * agent, \
         parler * agente, parler * prepose, parler * preposee, parler * gerant, \
         parler * gerante, parler * responsable, parler * docteur, parler * docteure, \
         parler * dr, parler * dentiste, parler * hygieniste, parler * medecin, \
         parler * infirmiere, parler * employe, parler * adjointe, parler * assistante, \
         parler * vrai monde, parler * vraie personne, parler * conseiller, \
         parler * representant, parler * operateur, parler * operatrice, parler * madame, \
         parler * monsieur, parler * patron, parler * directeur, jaser * quelquun, \
         vraie personne, vrai humain, une vraie personne, un vrai humain, un etre humain, \
         vrai monde, personne en chair et en os, quelquun de vivant, agent en direct, \
         service a la clientele, service a la client, transferez moi, transferer a, \
         me transferer, passez moi, me passer quelquun, me passer la reception, \
         me passer la receptionniste, me passer une personne, passe moi quelquun, \
         mettez moi en communication, pas parler a une machine, pas parler a un robot, \
         pas parler a un ordinateur, parler a une machine, parler a un robot, \
         rejoindre quelquun, avoir quelquun a le telephone, avoir quelquun en ligne, \
         quelquun a le bout de le fil, quelquun a qui parler, quelquun peut me repondre, \
         speak to someone, real person, talk to someone, est ce que le docteur est la, \
         dentiste est la, docteure est la, joindre quelquun, est ce que il y a quelquun, \
         y a tu quelquun, faire le zero"
);

const PERSON_ALONE: &[Phrase] = phrases!(
    "personne, une personne, humain, un humain, agent, un agent, une agente, \
         receptionniste, la receptionniste, reception, la reception, representant, \
         un representant, operateur, operatrice, quelquun, une vraie personne, secretaire, \
         la secretaire, la direction, zero"
);

const OPT_OUT: &[Phrase] = phrases!(
    "me achaler, me deranger avec vos, plus me ecrire, plus me texter, plus me appeler, \
         arretez de me appeler, arretez de me envoyer, arretez de me texter, \
         arretez de me ecrire, arretez de me contacter, arreter de me appeler, \
         arreter de me envoyer, arreter de me texter, arreter de recevoir, \
         arrete de me appeler, arrete de me envoyer, arrete de me texter, cessez de me appeler, \
         cessez de me envoyer, cessez de me texter, cesser de recevoir, me appelez plus, \
         ne me appelez plus, appelez moi plus, appelez plus, rappelez plus, textez plus, \
         ne me textez plus, ecrivez moi plus, me ecrivez plus, envoyez plus, me envoyez plus, \
         envoyez moi plus, plus recevoir * textos, plus recevoir * messages, \
         plus recevoir * appels, plus recevoir * texto, plus de textos, plus de messages, \
         plus de appels, veux plus de textos, plus recevoir, contactez plus, \
         ne me contactez plus, de votre liste, de la liste, enlevez moi de, retirez moi de, \
         retirer de, enlevez mon numero, retirez mon numero, effacez mon numero, me desabonner, \
         desabonner, desabonnez, desabonnez moi, desabonnement, unsubscribe, desinscrire, \
         desinscrivez, me desinscrire, stop les textos, stop les messages"
);

const MESSAGE: &[Phrase] = phrases!(
    "faites moi rappeler, me fasse rappeler, me rappeler, me rappeliez, laisser un message, \
         laisser * message, laisse un message, prendre un message, prenez un message, \
         prendre * message, faire un message, faire le message, passer un message, \
         passer le message, transmettre un message, transmettre * message, donner un message, \
         donner le message, dites a le docteur, dites a le dr, dites a le dentiste, \
         dites a la docteure, dire a le docteur, dites lui, dites leur, \
         dire a la receptionniste, avisez le, avisez la, aviser le, faites lui savoir, \
         me rappeler quand, me rappelle, rappelez moi, que on me rappelle, que il me rappelle, \
         que elle me rappelle, que quelquun me rappelle, me faire rappeler, \
         demandez lui de me rappeler, peut me rappeler, peut il me rappeler, \
         pouvez vous me rappeler, pourriez vous me rappeler, pour le docteur, \
         note pour le docteur"
);

const RESCHEDULE: &[Phrase] = phrases!(
    "le remettre, la remettre, le reporter, le deplacer, le changer, change mon, change ma, \
         change * rendez vous, deplace, reporte, repousse, decale, devance, modifie mon, \
         avance mon, bouge mon, remets mon, remette mon, remettre le, recedule, changer ma, \
         deplacer * rendez vous, deplacer, deplacez, reporter, reportez, \
         remettre * rendez vous, remettre a, remettre mon, remettre ca, repousser, repoussez, \
         devancer, devancez, changer * rendez vous, changer mon, changer le heure, \
         changer de heure, changer la date, changer de date, changer de jour, changer le jour, \
         changer la journee, changer de journee, changer ca pour, changer pour, changez mon, \
         decaler, decalez, modifier * rendez vous, modifier mon, modifier le heure, \
         modifier la date, modifier ma reservation, avancer mon, avancer * rendez vous, \
         bouger mon, bouger * rendez vous, receduler, replanifier, reprogrammer, \
         reprendre rendez vous, reprendre un rendez vous, reprendre un autre rendez vous, \
         fixer un autre rendez vous, reschedule, rescheduler, rebooker, rebook, \
         switcher * rendez vous, switcher mon, retarder mon, transferer mon rendez vous, \
         replacer mon rendez vous, mettre * rendez vous a, mettre * rendez vous plustard, \
         mettre * rendez vous plustot, mettre mon rendez vous, \
         un autre moment pour mon rendez vous, report de mon rendez vous"
);

const RESCHEDULE_OPENING: &[Phrase] = phrases!(
    "une autre journee, un autre jour, une autre date, un autre moment, une autre heure, \
         venir un autre jour, plustard dans la semaine plutot, pourrais pas * est ce que je"
);

const CANCEL: &[Phrase] = phrases!(
    "annuler, annulez, annule, annulation, je annule, canceller, cancellez, cancelle, \
         canceler, cancel, cancellation, plus besoin * rendez vous, plus besoin de mon, \
         pas besoin de mon rendez vous, enlever mon rendez vous, enlevez mon rendez vous, \
         retirer mon rendez vous, laisser tomber mon rendez vous, me decommander, decommander, \
         supprimer mon rendez vous, effacer mon rendez vous"
);

const CANCEL_OPENING: &[Phrase] = phrases!(
    "pourrai pas venir, pourrai pas y aller, pourrai pas etre la, pourrai pas me presenter, \
         peux pas venir, peux plus venir, pourrai plus venir, pourrai pas y etre, \
         peux pas y aller, peux pas me presenter, pourrais pas venir, peux pas etre la, \
         serai pas la, viendrai pas, je viendrai pas, je y serai pas, pourrai pas me rendre, \
         peux pas me rendre, peux pas y etre, pas capable de venir, pas capable de me rendre, \
         empechement, je ai un empechement"
);

const WRONG_NUMBER: &[Phrase] = phrases!(
    "mauvais numero, faux numero, pas le bon numero, trompe de numero, tromper de numero, \
         trompee de numero, mauvaise place, pas a la bonne place, pas la bonne place, \
         je essaie de rejoindre, je essaye de rejoindre, je essayais de rejoindre, \
         je cherche la banque, je cherche la pharmacie, je cherche la pizzeria, \
         je cherche le restaurant, je cherche le garage, suis je * pizza, est ce * la pizzeria, \
         ce est * la pizzeria, ce est pas la pizzeria, ce est * la pharmacie, \
         ce est * la banque, ce est * le restaurant, ce est * le garage, ce est * taxi, \
         ce est * le hotel, commander une pizza, commander un taxi, commander de la pizza, \
         wrong number, ce est pas la clinique, mal compose, compose le mauvais, me suis trompe, \
         je me suis trompe, je me suis trompee"
);

const BOOK: &[Phrase] = phrases!(
    "avoir une consultation, avoir une place, avoir une visite, avoir un examen, \
         avoir un nettoyage, prendre rendez vous, prendre un rendez vous, \
         prendre * rendez vous, prendre un autre rendez vous, prends rendez vous, \
         avoir un rendez vous, avoir * rendez vous, obtenir un rendez vous, \
         fixer un rendez vous, fixer * rendez vous, ceduler, ceduler un, ceduler * rendez vous, \
         cedulez moi, me ceduler, booker, booker un, bookez moi, me booker, booke moi, book, \
         reserver, reserver un, reserver une, reservez moi, reservation, planifier un, \
         planifier une, planifier * rendez vous, faire un rendez vous, faire une reservation, \
         mettre un rendez vous, besoin de un rendez vous, besoin de * rendez vous, \
         voudrais un rendez vous, voudrais * rendez vous, veux un rendez vous, \
         aimerais un rendez vous, aimerais * rendez vous, faudrait un rendez vous, \
         faut un rendez vous, me faudrait * rendez vous, faudrait * rendez vous, \
         il me faut * rendez vous, donnez moi un rendez vous, donner un rendez vous, \
         trouver un rendez vous, nouveau rendez vous, un rendez vous pour, un rendez vous avec, \
         rendez vous si il vous plait, rendez vous de urgence, rendez vous disponible, \
         rendez vous disponibles, rendez vous de libre, rendez vous pour, rendez vous avec, \
         de les rendez vous, rendez vous le, rendez vous la semaine, prendre une consultation, \
         prendre une place, take an appointment, make an appointment, appointment, me inscrire, \
         me mettre un rendez vous, appelle pour un rendez vous, appelle pour prendre"
);

const BOOK_OPENING: &[Phrase] = phrases!(
    "dent qui me fait mal, dent me fait mal, dents me font mal, dents qui me font mal, \
         fait mal, mal dans la bouche, dent sensible, dents sensibles, abces, \
         trouver une place, trouver * place, trouver quelque chose, trouver un moment, \
         trouver de la place, une place pour, une petite place, est ce que vous avez de, \
         est ce que vous avez quelque, est ce que vous avez une, est ce que vous avez de les, \
         est ce que vous avez un, avez vous de la place, avez vous de la disponibilite, \
         avez vous de les disponibilites, avez vous une place, avez vous de les places, \
         avez vous une disponibilite, avez vous quelque chose, avez vous de le temps, \
         auriez vous, avez vous * disponible, avez vous * disponibles, avez vous * libre, \
         avez vous * de libre, avez vous une plage, vous avez tu, vous avez de la place, \
         vous avez de les disponibilites, vous avez de les places, y a tu de la place, \
         est ce que il y a de la place, est ce que il y a une place, reste te il de la place, \
         reste tu de la place, il reste tu, est ce que il reste, une disponibilite, \
         de les disponibilites, vos disponibilites, premiere disponibilite, \
         prochaine disponibilite, premiere place, de la disponibilite, \
         quelque chose de disponible, quelque chose de libre, voir le dentiste, \
         voir un dentiste, voir la dentiste, voir le docteur, voir un docteur, \
         voir la docteure, voir le dr, voir la dre, voir dr, voir le hygieniste, voir quelquun, \
         voir le medecin, voir un medecin, me faire examiner, me faire voir, \
         faire voir mes dents, passer un examen, passer vous voir, venir vous voir, venir pour, \
         passer pour, me faire nettoyer, faire nettoyer, un nettoyage, un detartrage, \
         un examen, un check up, un checkup, faire reparer, faire poser, faire enlever, \
         un plombage, mal a les dents, mal a une dent, mal a la dent, mal de dents, \
         rage de dents, mal a les gencives, dent cassee, casse une dent, brise une dent, \
         dent brisee, perdu un plombage, perdu une couronne, plombage est tombe, \
         couronne est tombee, nouveau patient, nouvelle patiente, etre vu, etre vue, me voir, \
         pouvez vous me prendre, pourriez vous me prendre, me prendre aujourdhui, \
         me prendre demain, me caser, me inserer, me faire une place, squeezer, \
         premier rendez vous, prochain rendez vous, amener mon, amener ma, emmener mon, \
         emmener ma, pour mon fils, pour ma fille, dans le agenda, venir vous rencontrer, \
         rencontrer le, rencontrer la, rencontrer un, est ce possible de venir, \
         je voudrais venir, je aimerais venir, je peux venir, je veux venir, venir faire"
);

const BOOK_ALONE: &[Phrase] = phrases!(
    "rendez vous, un rendez vous, reservation, une reservation, prendre rendez vous, \
         une consultation, un autre rendez vous"
);

const GOODBYE: &[Phrase] = phrases!(
    "a le revoir, aurevoir, bye, bye bye, bonne journee, bonne soiree, \
         bonne fin de journee, bonne fin de semaine, bonne nuit, bon apresmidi, \
         passez une bonne, ce est tout, ce sera tout, ca sera tout, ca va etre tout, \
         ce est tout pour, rien de autre, a la prochaine, a bientot, a plustard, a plus, \
         a demain, a lundi, je vais rappeler, je rappellerai, je vous rappelle, \
         je vais vous rappeler, je rappelle plustard, on se reparle, on se rappelle, ciao, \
         tourlou, salut la, je ai fini, merci bonsoir"
);

const GOODBYE_ALONE: &[Phrase] = phrases!(
    "merci ce est tout, ce est tout merci, bonsoir, salut, ciao, a la prochaine, a tantot, \
         bye, ca fait le tour, merci a le revoir, raccrochez, je raccroche, ce est beau merci, \
         ce est bon merci"
);
