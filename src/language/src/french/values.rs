//! French phrases around days, times, providers and numbers.

use super::holidays::HOLIDAYS;
use crate::lexicon::{
    AmountPhrases, DayPhrases, PhonePhrases, ProviderPhrases, StandingPhrases, TimePhrases,
};
use crate::words::{Phrase, phrases};

const INDIFFERENT: &[Phrase] = phrases!(
    "ca me derange pas, ca me est egal, ca ne me derange pas, pas de preference, \
         aucune preference, peu importe, ne importe, ne importe lequel, ne importe laquelle, \
         comme vous voulez, ce que vous voulez, vous choisissez, ca change rien, \
         je suis flexible, les deux me vont, ca change pas grand chose, whatever"
);

pub(super) const STANDING: StandingPhrases = StandingPhrases {
    corrections: phrases!(
        "non, non attends, non attendez, attends, attendez, pardon, non pardon, desole, \
         desolee, excusez, excusez moi, excuse moi, scusez, je veux dire, je voulais dire, \
         en fait, plutot, ou plutot, mettons plutot, oubliez ca, laissez faire, correction, \
         je me trompe, je me suis trompe, je me suis trompee, a bien y penser, mettez plutot, \
         disons plutot, oups, sorry, finalement, a le lieu, non non"
    ),
    refusing: phrases!(
        "ne importe quel jour sauf, ne importe quand sauf, tout sauf, sauf, excepte, a part, \
         tous les jours sauf, a le lieu de, a la place de, plutot que, je travaille, \
         je suis occupe, je suis occupee, je suis pas la, je suis pas disponible, \
         je suis en conge, pas"
    ),
    not_refusing: phrases!("pourquoi, si, ou"),
    between: phrases!(
        "le, la, les, de, a, ce, cette, en, dans, pour, sur, que, ca, est, disponible, libre, \
         bon, me, venir, faire, y, etre, avant, avoir, prendre, aller, possible, vraiment, \
         necessairement, je, suis, travaille, passer, trop, une, un, mieux, rendez, vous, \
         bonne, capable, la bonne"
    ),
    refused: phrases!(
        "ca marche pas, ca ne marche pas, marche pas, ne marche pas, ca va pas, ca me va pas, \
         fonctionne pas, ca fonctionne pas, ca fait pas, ca ne fait pas, est pas bon, \
         ne est pas bon, ce est pas bon, je peux pas, je ne peux pas, je suis pas disponible, \
         je ne suis pas disponible, je suis pas libre, je suis occupe, je suis occupee, \
         je travaille, je suis pas la, convient pas, ne convient pas, me convient pas, \
         ce est trop tot, ce est trop tard, est trop tot, est trop tard, ce est impossible, \
         est impossible, ce est non, je suis pas capable, ca adonne pas, ca ne adonne pas, \
         ca me adonne pas, ca se peut pas, est complet, ce est plein"
    ),
    clause_ends: phrases!(
        "mais, donc, alors, parce que, car, est ce que, ce est tu, avez vous, avez vous autre, \
         puis, peut etre, je voudrais, je aimerais, je prefere, je veux, non"
    ),
    theirs: phrases!(
        "vous avez, vous avez dit, vous avez mis, vous me avez dit, vous aviez, ce etait, \
         je avais, etait prevu, etait le, etait a, etait prevu le, etait prevu a, je ai, pas"
    ),
    moving: phrases!(
        "deplacer, changer, reporter, remettre, repousser, devancer, avancer, decaler, ceduler, \
         switcher, bouger, transferer, passer mon, deplacez, changez, reportez, decalez"
    ),
};

pub(super) const DAYS: DayPhrases = DayPhrases {
    soonest: phrases!(
        "apartir que possible, aussitot que possible, le plustot possible, plustot possible, \
         de les que possible, apartir possible, aussi vite que possible, le plus vite possible, \
         le plus rapidement possible, a le plus vite, a le plus sacrant, a le plustot, \
         le plustot, tout de suite, maintenant, le premier disponible, \
         premier rendez vous disponible, premiere disponibilite, premiere place, \
         premiere plage, la premiere place disponible, prochain rendez vous, \
         prochaine disponibilite, prochaine place, la prochaine disponibilite, \
         ne importe quel jour, ne importe quelle journee, ne importe quelle date, \
         le jour que vous voulez, le jour que vous avez, tous les jours, rapidement, asap, \
         le plus proche, la date la plus proche, de le jour a le lendemain"
    ),
    counted_nouns: phrases!(
        "rendez vous, disponible, disponibilite, place, plage, fois, choix, option, nom, \
         visite, chose, semaine, heure, dent, molaire, personne, disponibilites, de les deux, \
         possible, libre, question"
    ),
    couple: phrases!("couple de, une couple de, couple, une couple"),
    few: phrases!("quelques"),
    greeting: phrases!(
        "comment allez vous, comment ca va, vous allez bien, comment vas tu, ca va bien"
    ),
    holidays: &HOLIDAYS,
    quarter_sign: phrases!("trimestre"),
    after_that: phrases!("apres ca, apres cette date, par la suite"),
    one_after: phrases!("celui de apres, le suivant, celui qui suit, le autre de apres"),
    perhaps: phrases!(
        "peut etre, possiblement, meme, aussi, sinon, mettons, encore, si ce est plein, bien, \
         alors, le, la"
    ),
    sooner_than: &[],
    later_than: &[],
};

pub(super) const TIMES: TimePhrases = TimePhrases {
    any: phrases!(
        "ne importe quand, ne importe quelle heure, a ne importe quelle heure, \
         toute la journee, peu importe la heure, peu importe le heure, toutes les heures, \
         anytime, ne importe quel moment, a toute heure, dans la journee, en journee, \
         durant la journee, dans le courant de la journee"
    ),
    first_thing: phrases!(
        "a la premiere heure, premiere heure, la premiere heure, de les le ouverture, \
         apartir le ouverture, de le ouverture, a le ouverture, a la ouverture, \
         quand vous ouvrez, en premier, tout premier rendez vous, \
         premier rendez vous de la journee, premier rendez vous de le matin, \
         a la premiere heure le matin, tot le matin, tot en matinee, en premier le matin, \
         premiere chose le matin"
    ),
    end_of_day: phrases!(
        "fin de journee, la fin de la journee, fin de la journee, en fin de journee, \
         a la fin de la journee, en toute fin de journee, dernier rendez vous de la journee, \
         derniere plage de la journee, avant la fermeture, avant que vous fermiez, \
         juste avant la fermeture, tard dans la journee"
    ),
    after_work: phrases!(
        "apres le travail, apres mon travail, apres la job, apres ma job, apres la ouvrage, \
         apres le ouvrage, apres les heures de travail, apres les heures de bureau, \
         apres mon quart, apres la shift, apres mon shift, quand je finis de travailler, \
         quand je sors de le travail"
    ),
    after_school: phrases!("apres la ecole, apres le ecole, apres les cours, apres les classes"),
    no_later: phrases!("a le plustard, pas plustard que, plustot que"),
    no_earlier: phrases!("a le plustot, pas plustot que, pas avant"),
    or_later: phrases!(
        "ou plustard, et plustard, ou apres, et apres, en montant, ou apres ca, a le plustot, \
         et plus, ou plus"
    ),
    or_earlier: phrases!("ou plustot, et plustot, ou avant, et avant, a le plustard"),
    or_so: phrases!("environ, a peu pres, plus ou moins, mettons, quelque chose, a peu de chose"),
    proposing: phrases!("vers ou, environ quand"),
    zones: phrases!(
        "heure de le est, heure avancee de le est, heure normale de le est, heure de quebec, \
         heure de montreal, heure de ici, heure locale, est, hne, hae"
    ),
    sharp: phrases!("pile, juste, precises, precise, tapant, tapantes, exactement, piles, justes"),
    of_the_day: phrases!(
        "de le, de la, le, en, dans le, dans la, a le, ce, cet, cette, de cet, de ce, \
         en fin de, la, de"
    ),
    greeting: phrases!("bonne, bon, belle, passez une bonne, bonne fin de"),
    counted: phrases!(
        "personnes, enfants, dents, dent, plombages, nettoyages, rendez vous, de nous, de eux, \
         de elles, dollars, piasses, piastres, fois, patients, choses, questions, autres, \
         places, secondes, seconde, pour cent, jours, semaines, mois, ans, annees, \
         ou trois jours, adultes, billets, visites"
    ),
    pronoun: phrases!("un, une"),
    indifferent: INDIFFERENT,
};

pub(super) const AMOUNTS: AmountPhrases = AmountPhrases {
    from_now: phrases!("apartir maintenant, apartir aujourdhui, apartir de aujourdhui, plustard"),
    fillers: phrases!("de plus, autres, complete, completes, de"),
    workdays: phrases!("jours ouvrables, jour ouvrable, jours de semaine, jours de travail"),
    counts: &[
        (0, phrases!("aucun, aucune")),
        (
            1,
            phrases!(
                "une personne, juste moi, seulement moi, moi seul, moi seule, juste un, juste une, \
         une seule, un seul, tout seul, toute seule, je suis seul, je suis seule, une fois"
            ),
        ),
        (
            2,
            phrases!(
                "une couple, couple, une paire, nous deux, tous les deux, toutes les deux, les deux, \
         ma femme et moi, mon mari et moi, moi et ma femme, moi et mon mari, mon fils et moi, \
         ma fille et moi, moi et mon fils, moi et ma fille, deux fois"
            ),
        ),
        (6, phrases!("une demi douzaine, demi douzaine")),
        (10, phrases!("une dizaine, dizaine")),
        (12, phrases!("une douzaine, douzaine")),
        (15, phrases!("une quinzaine")),
        (20, phrases!("une vingtaine, vingtaine")),
        (24, phrases!("deux douzaines")),
        (30, phrases!("une trentaine, trentaine")),
        (40, phrases!("une quarantaine")),
        (50, phrases!("une cinquantaine")),
        (100, phrases!("une centaine")),
    ],
};

pub(super) const PROVIDERS: ProviderPhrases = ProviderPhrases {
    anyone: phrases!(
        "avec ne importe qui, avec ne importe lequel, avec ne importe quel dentiste, \
         ne importe quel dentiste, ne importe quelle hygieniste, ne importe quel docteur, \
         avec qui est disponible, peu importe qui, peu importe avec qui, \
         peu me importe qui, peu me importe avec qui, peu importe le dentiste, qui que ce soit, \
         avec le premier disponible, voir ne importe qui"
    ),
    anyone_asked: phrases!(
        "ne importe qui, ne importe lequel, ne importe laquelle, peu importe, peu me importe, \
         pas de preference, aucune preference, ca me derange pas, ca me est egal, \
         comme vous voulez, le premier disponible, celui qui est disponible"
    ),
    anybody: phrases!("ne importe qui"),
    anyone_alone: phrases!("les deux, ne importe, un ou la autre, un ou le autre"),
    titles: phrases!("dr, dre, docteur, docteure, doc, monsieur, madame, mademoiselle, m, mme"),
    with: phrases!("avec, voir, pour, par, chez, pas"),
};

pub(super) const PHONES: PhonePhrases = PhonePhrases {
    own: phrases!(
        "numero de cellulaire actuel, mon cellulaire actuel, mon cell actuel, \
         numero de telephone actuel, sur lequel je appelle, de le quel je vous appelle, \
         celui la meme, numero que je utilise, de le quel je appelle, de ou je appelle, \
         avec le quel je appelle, avec le quel je vous appelle, le quel je appelle, \
         que je appelle, je appelle avec, je vous appelle avec, ce numero, ce numero ci, \
         ce numero la, ce telephone, ce cellulaire, cette ligne, celui ci, celui la, \
         celui que je utilise, celui avec le quel, celui avec lequel, avec lequel je appelle, \
         avec lequel je vous appelle, sur le quel je appelle, numero que je appelle, \
         le meme numero, meme numero, le meme, numero que vous avez, numero que vous voyez, \
         numero affiche, numero sur votre afficheur, sur votre afficheur, le numero actuel, \
         mon numero actuel, numero a le dossier, a le dossier, celui de le quel je appelle, \
         numero de ou je appelle, ce numero de telephone, celui que vous avez, \
         celui qui est affiche, celui sur votre ecran"
    ),
    between: phrases!(
        "et, puis, tiret, trait, union, indicatif, regional, point, espace, pardon, ce, est, \
         le, ensuite, code, alors, donc, apres, suivi, de"
    ),
    extension: phrases!("poste, le poste, extension, ext, a le poste, et le poste"),
    area: phrases!(
        "indicatif regional, le indicatif regional, indicatif, le indicatif, code regional, \
         le code regional, code"
    ),
    introducing: phrases!(
        "numero est, numero ce est, numero est le, numero ce est le, telephone est le, \
         telephone ce est le, cellulaire est le, cellulaire ce est le, cell ce est le, \
         rejoindre a le, rappeler a le, rappelez moi a le, appelez moi a le, \
         le nouveau ce est le"
    ),
    replacing: phrases!(
        "le nouveau est, le nouveau numero est, maintenant il est, utilisez plutot"
    ),
    plurals: &[],
    homophones: &[("zeros", 0), ("sis", 6), ("cet", 7), ("set", 7), ("cinque", 5), ("uit", 8)],
};
