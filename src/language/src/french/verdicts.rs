//! How French callers agree and refuse.

use crate::lexicon::VerdictPhrases;
use crate::words::phrases;

pub(super) const VERDICTS: VerdictPhrases = VerdictPhrases {
    yes: phrases!(
        "ce est sur, ce est certain, confirmez, ca devrait aller, ca devrait etre correct, \
         ca devrait etre bon, ca devrait etre beau, ca devrait marcher, ca devrait faire, \
         mmhmm, oui confirmez, ca va bien aller, ca me va super, impeccable, nickel, oui, \
         c bon, c beau, c parfait, c correct, c ca, ouais, ouep, ouaip, ouin, oui oui, \
         mais oui, oui merci, oui si il vous plait, oui ce est ca, oui ce est bien ca, yes, \
         yep, yeah, yes sir, certain, certainement, bien sur, absolument, tout a fait, \
         exactement, exact, ce est exact, effectivement, en effet, ce est ca, ce est bien ca, \
         ce est en plein ca, en plein ca, ce est correct, correct, ce est bien correct, \
         de accord, je suis de accord, entendu, ce est entendu, ce est beau, ce est parfait, \
         parfait, ce est bon, ce est tres bon, ca marche, ca va marcher, ca marche pour moi, \
         ca fonctionne, ca fonctionne pour moi, ca me va, ca me va bien, ca me va parfaitement, \
         ca me convient, ca convient, ca me convient parfaitement, ca va etre beau, \
         ca va etre correct, ca va etre bon, ca va etre parfait, ca fait mon affaire, \
         ca fait le affaire, ca me arrange, ca adonne bien, ca me adonne, ca me fait, \
         ca va faire, je le prends, je la prends, je prends ca, je vais prendre ca, \
         je vais le prendre, je vais la prendre, on y va, allez y, allons y, allez y donc, \
         vas y, on y va avec ca, on prend ca, on fait ca, faisons ca, on va faire ca, \
         je confirme, ce est confirme, confirme, je vous le confirme, pas de probleme, \
         pas de trouble, aucun probleme, y a pas de probleme, sans probleme, sans faute, \
         avec plaisir, volontiers, avec grand plaisir, ce est moi, ce est bien moi, \
         ce est le bon numero, ce est le bon, ce est la bonne, certain oui, mets en, \
         mets moi la dessus, reservez le, reservez la, reservez moi ca, bookez le, \
         bookez moi ca, mettez moi la, mettez moi ca, mettez le, inscrivez moi, je dis oui, \
         je ai dit oui, super, excellent, genial, merveilleux, formidable, numero un, tiguidou, \
         diguidou, ce est tiguidou, que oui, vous avez raison, ce est vrai, positif, \
         affirmatif, deal, sure, good, nice, parfaitement, evidemment, assurement, \
         je aimerais ca, je aimerais bien, je veux bien, je apprecierais, ca serait parfait, \
         ce serait parfait, ca serait bien, ca serait super, ce serait bien, ce serait super, \
         ca serait le fun, ca serait bon, ca serait correct, ca irait, ca irait bien, \
         ca peut marcher, ce est possible pour moi, bonne idee, pourquoi pas, oh oui, \
         mais certainement, mais bien sur, ce est excellent, ce est super, ce est numero un, \
         ce est ca oui, ce est good, ce est nice, ca roule, ca joue, ce est de accord"
    ),
    soft_yes: phrases!(
        "oui oui ca va, ok, ok parfait, bon, bien, ce est bien, tres bien, ca va, ca va aller, \
         de ac, alright, cool, ce est cool, beau, fine, ce est fin, ce est fait, pas pire, \
         ce est pas pire, pas mal, ce est pas mal, pas mauvais, ce est pas mauvais"
    ),
    yes_alone: phrases!(
        "si il vous plait, si il te plait, please, si vous pouvez, si possible, si vous voulez, \
         si ca vous derange pas, je veux, je voudrais, je le veux, moi oui, la bonne, celui la, \
         celle la, ce est celui la, ce est celle la, je suis, je ai, ce est le cas, le bon, \
         mon dieu oui, si"
    ),
    broken_off: &["juste", "justement"],
    yes_after_no: phrases!(
        "oui, ouais, correct, ce est correct, exact, ce est exact, ce est ca, ce est bien ca, \
         ce est bon, ce est beau, ce est parfait, parfait, ca marche, ca me va, ca va, \
         ca fonctionne, ca me convient, allez y, vous avez raison, ce est vrai, de accord, \
         absolument, ca va etre beau, ce est tres bien, ca va etre correct"
    ),
    no: phrases!(
        "pas pour le instant, pas pour le moment, vous vous etes trompe, nah, \
         je prefererais pas, non merci ce est beau, non merci ca va, non merci ca va aller, \
         non merci ce est bon, non merci ce est correct, non ca va merci, non ca va aller, \
         je prefererais ne pas, je prefere mieux pas, trop tard, trop tot, trop loin, \
         trop cher, non, nan, non merci, non pas de le tout, no, nope, non pantoute, pantoute, \
         pas pantoute, pas de le tout, pas vraiment, pas tout a fait, pas exactement, \
         pas tellement, pas trop, vraiment pas, absolument pas, certainement pas, surtout pas, \
         jamais, jamais de la vie, negatif, jamais dans cent ans, non ca marche pas, \
         ce est pas ca, ce ne est pas ca, ce est pas bon, ce ne est pas bon, \
         ce est pas correct, ce ne est pas correct, ce est pas exact, ce ne est pas exact, \
         ce est faux, ce est pas vrai, ce est incorrect, incorrect, ce est une erreur, \
         ce est pas le bon, ce ne est pas le bon, ce est pas la bonne, ce ne est pas la bonne, \
         ce est pas moi, ce ne est pas moi, je pense pas, je ne pense pas, je crois pas, \
         je ne crois pas, je aimerais mieux pas, je aime mieux pas, je prefere pas, \
         je prefere ne pas, plutot pas, pas de accord, je suis pas de accord, \
         je ne suis pas de accord, laissez faire, laisse faire, laissez tomber, oubliez ca, \
         oublie ca, ce est pas necessaire, pas necessaire, ce ne est pas necessaire, \
         pas besoin, je ai pas besoin, je ai change de idee, changer de idee, je ai pas dit ca, \
         je ne ai pas dit ca, ce est pas ca que je ai dit, vous avez mal compris, \
         vous me avez mal compris, vous vous trompez, je veux pas, je ne veux pas, \
         je en veux pas, faites pas ca, ne faites pas ca, annulez pas, ne annulez pas, \
         annulez rien, bookez pas, ne reservez pas, reservez pas, confirmez pas, \
         ne confirmez pas, ca me interesse pas, pas interesse, pas interessee, \
         ca ne me interesse pas, aucunement, en aucun cas, je refuse, hors de question, \
         pas question, y en est pas question, malheureusement pas, malheureusement non, \
         je crains que non, je pense que non, je crois que non, que non, bien non, mais non, \
         oh non, non ce est pas ca, pas la, ca ce est non, plus tellement"
    ),
    soft_no: phrases!(
        "ca marche pas, ca ne marche pas, marche pas, ca va pas, ca ne va pas, ca me va pas, \
         ca ne me va pas, ca fonctionne pas, ca ne fonctionne pas, ca fait pas, \
         ca fait pas mon affaire, ca me convient pas, ca ne me convient pas, ca convient pas, \
         ca me arrange pas, ca me adonne pas, ca adonne pas, je peux pas, je ne peux pas, \
         je suis pas disponible, je ne suis pas disponible, je suis pas libre, \
         je suis pas capable, je pourrai pas, je ne pourrai pas, je pourrais pas, pas ca, \
         pas celui la, pas celle la, pas aujourdhui, pas maintenant, pas cette fois, \
         pas tout de suite, ca me tente pas, je aime pas ca, pas bon, pas correct, \
         pas possible, ce est pas possible, ce ne est pas possible, ce est impossible, \
         impossible, je travaille, ce est trop tard, ce est trop tot, ce est trop loin, \
         ca marchera pas, ca ne marchera pas, ca se peut pas, aucun, aucune, arretez, arrete, \
         stop, ce est complet, je ne suis pas, je suis pas, ne me convient pas, ne marche pas, \
         ne fonctionne pas, pas cette semaine"
    ),
    unsure: phrases!(
        "je pense, je crois, je suppose, je sais vraiment pas, je ne sais vraiment pas, \
         sais vraiment pas, je verrai, je vais voir, je me demande, je suis pas trop sur, \
         je suis pas trop certain, dur de dire, ca reste a voir, je suis indecis, \
         je suis indecise, je le sais plus, je me en souviens plus, je me en rappelle plus, \
         je sais pas, je ne sais pas, je sais pas trop, je ne sais pas trop, chais pas, \
         je le sais pas, je sais plus, je ne sais plus, aucune idee, pas sur, pas sure, \
         pas certain, pas certaine, je suis pas sur, je suis pas sure, je suis pas certain, \
         je suis pas certaine, je ne suis pas sur, je ne suis pas sure, je ne suis pas certain, \
         je ne suis pas certaine, je suis pas vraiment sur, pas trop sur, pas trop sure, \
         peut etre, peut etre bien, peut etre que oui, peut etre que non, possiblement, \
         probablement, probablement pas, peut etre pas, ca depend, ca depend de, ca se peut, \
         on verra, on va voir, je imagine, je espere, je espere que oui, faudrait voir, \
         il faudrait voir, faut voir, faut que je voie, pas encore, oui et non, ni oui ni non, \
         difficile a dire, dur a dire, je peux pas dire, je pourrais pas dire, \
         je pourrais pas vous dire, couci couca, plus ou moins, je hesite, mettons, \
         je veux y penser, je y pense, je vais y penser, a voir, ce est selon, mmh, sais pas, \
         ne est ce pas, est ce que ce est ca, ce est tu ca, ce est tu correct, \
         est ce que ce est correct, etes vous la, me entendez vous, je comprends, \
         je ai compris, vous pensez, oui mais plustard, oui mais pas tout de suite, \
         oui mais pas maintenant, mais plustard, oui plustard, ok mais plustard, dire oui, \
         mais pas tout de suite, mais pas maintenant, plustard, plustard peut etre, \
         moyennement, mitige"
    ),
    inclined: phrases!(
        "je pense que oui, je crois bien, je crois que oui, je pense bien, je suppose que oui, \
         je imagine que oui, je pense bien que oui, je crois bien que oui, je dirais que oui, \
         je pense que ca va, je pense que ca marche, je pense que ce est bon, \
         je pense que ce est correct, je crois que ca va, je crois que ca marche, \
         je crois que ce est bon"
    ),
    thinking: phrases!(
        "attends, attendez, attendez un peu, attends un peu, attendez une minute, un moment, \
         un instant, une minute, une seconde, deux secondes, deux minutes, une petite minute, \
         un petit moment, laissez moi penser, laissez moi voir, laissez moi verifier, \
         laisse moi voir, voyons, voyons voir, faut que je verifie, il faut que je verifie, \
         faut que je demande, je dois verifier, je vais verifier, je verifie, je regarde, \
         je vais regarder mon agenda, je dois regarder, faut que je regarde, je reflechis, \
         laissez moi reflechir, laissez moi une seconde, donnez moi une minute, \
         donnez moi une seconde, donnez moi un instant, quittez pas, ne quittez pas, \
         je dois demander, je vais demander, je vais en parler"
    ),
    questions: phrases!(
        "est ce que, ce est tu, avez vous, etes vous, est ce, pouvez vous, y a t il, il y a tu, \
         y a tu, ca va tu, vous etes tu, combien, a quelle heure, quel jour, quelle heure, \
         ce est quoi, ce est ou, ce est quand, ca marche tu, ca coute"
    ),
    proposals: phrases!(
        "est ce que je peux, est ce que on peut, je peux tu, je pourrais tu, on peut tu, \
         pourrais je, puis je, est ce que je pourrais, est ce que on pourrait, est ce possible, \
         ce est tu possible, on pourrait tu, est ce que ce serait possible, \
         ca serait tu possible"
    ),
    calls_off: phrases!(
        "annuler, annulez, annule, annulez ca, annulez le, annuler ca, annulez mon rendez vous, \
         canceller, cancellez, cancelle, cancellez ca"
    ),
    insisting: phrases!("je ai dit, je avais dit, je ai demande, je prefererais, je prefere"),
    approving: phrases!(
        "ca marche, ca va, ca convient, me convient, est parfait, est correct, fonctionne"
    ),
    shaken: &["hm hm", "mm mm", "mm-mm", "hun hun", "uh uh", "uh-uh"],
    neutral: phrases!(
        "mauvais numero, faux numero, pas plustard que, pas avant, a le plustard, \
         pas de preference, aucune preference, pas presse, pas pressee, rien ne presse, \
         pas de stress, tout de suite, bon matin, bonjour, bonne journee, bonne soiree, \
         bon apresmidi, bonsoir, serait bien, serait parfait, serait bon, serait mieux, \
         est bon, est bien, ca serait, est correct, est parfait, ca me derange pas, \
         ca me derange plus, si possible, si ce est possible, si vous avez, si ca se peut, \
         si ca marche, si ce est correct, si vous pouvez, ne importe quand, pas seulement, \
         pas juste, de rien, y a rien la, je peux, je voudrais, bonne idee de, un bon, \
         une bonne, le bon, sinon"
    ),
};
