//! What French callers ask.

use crate::words::{Phrase, phrases};

pub(super) const CHECK: &[Phrase] = phrases!(
    "rendez vous est confirme, rendez vous est tu confirme, rendez vous est toujours, \
         rendez vous tient toujours, me rappelle pas quand, rappeler quand, \
         rappeler a quelle heure, mon rendez vous ce est quel jour, \
         mon rendez vous ce est quand, mon rendez vous ce est a quelle heure, \
         mon rendez vous est a quelle heure, mon rendez vous est quand, \
         mon rendez vous est quel jour, rendez vous est quand, rendez vous est quel jour, \
         mon rendez vous a quelle heure, mon rendez vous ce est quelle heure, \
         mon rendez vous est bien, mon rendez vous ce est bien, mon rendez vous ce est le, \
         ce est quand mon, ce est quand * rendez vous, quand est mon, quand est * rendez vous, \
         quand est ce que je ai, quand est ce * mon rendez vous, quand ai je, \
         a quelle heure est mon, a quelle heure est * rendez vous, a quelle heure je ai, \
         a quelle heure ce est mon, a quelle heure mon, a quelle heure * mon rendez vous, \
         quelle heure est mon, ce est a quelle heure mon, ce est a quelle heure * rendez vous, \
         quel jour est mon, quel jour * mon rendez vous, quelle journee * mon rendez vous, \
         ce est quel jour mon, ce est quelle journee mon, ce est quelle date mon, \
         quelle date * mon rendez vous, la date de mon, le heure de mon, \
         est ce que je ai un rendez vous, je ai tu un rendez vous, \
         est ce que je ai bien un rendez vous, est ce que je ai * rendez vous, \
         ai je un rendez vous, ai je bien, je ai tu quelque chose, \
         est ce que je ai quelque chose, suis je inscrit, suis je bien inscrit, \
         je suis tu booke, je suis tu cedule, est ce que je suis booke, \
         est ce que je suis inscrit, verifier * rendez vous, verifier mon, verifier quand, \
         verifier le heure, verifier la date, verifier si je ai, valider * rendez vous, \
         valider mon, confirmer * rendez vous, confirmer mon, confirmer le heure, \
         confirmer la date, confirmer que je ai, rappeler * heure de mon, rappelez moi quand, \
         rappelez moi * heure, me rappeler * date, me rappeler le heure, me dire quand, \
         oublie quand, oublie le heure, oublie la date, oublie * heure de mon, \
         oublie * date de mon, me rappelle plus quand, me rappelle plus, me souviens plus, \
         souviens plus quand, sais plus quand, sais plus ce est quand, \
         sais plus a quelle heure, details de mon rendez vous, informations de mon rendez vous, \
         mon prochain rendez vous"
);

pub(super) const CHECK_OPENING: &[Phrase] = phrases!(
    "je ai un rendez vous, je ai deja un rendez vous, je avais un rendez vous, \
         rendez vous existant, je ai rendez vous"
);

/// With the last word lost on the line: there is nothing else that is asked like that.
pub(super) const HOURS_ALONE: &[Phrase] = phrases!(
    "quand etes vous, vous etes quand, a quelle heure etes vous, quand est ce que vous etes, \
     quand est ce que vous, quels jours etes vous"
);

pub(super) const HOURS: &[Phrase] = phrases!(
    "heures de ouverture, heure de ouverture, heures de bureau, heures de affaires, \
         vos heures, votre horaire, vos horaires, les heures de la clinique, le horaire de, \
         le horaire de le, le horaire, les horaires, ce est quoi vos heures, \
         quelles sont vos heures, heures de fermeture, heure de fermeture, vous ouvrez, \
         ouvrez vous, vous fermez, fermez vous, vous etes ouvert, vous etes ouverts, \
         etes vous ouvert, etes vous ouverts, etes vous ouverte, etes vous fermes, \
         etes vous ferme, vous etes ferme, vous etes fermes, vous etes tu ouvert, \
         vous etes tu ouverts, etes ouvert, etes ouverts, etes encore ouvert, \
         etes encore ouverts, ce est ouvert, ce est tu ouvert, la clinique est ouverte, \
         clinique ouvre, clinique ferme, clinique est ouverte, clinique est elle ouverte, \
         bureau ouvre, bureau ferme, bureau est ouvert, cabinet est ouvert, ouvert le samedi, \
         ouvert le dimanche, ouvert la fin de semaine, ouverts le, ouvert le, ouvert les, \
         ouverts les, ouvert demain, ouverts demain, ouvert aujourdhui, ouverts aujourdhui, \
         ouvert jusque a, ouverts jusque a, ouvert a noel, a quelle heure ca ouvre, \
         a quelle heure ca ferme, ca ouvre a quelle heure, ca ferme a quelle heure, \
         quand ouvrez, quand fermez, what time do you close, what time do you open, \
         a quelle heure vous commencez, a quelle heure vous finissez, vous ouvrez a, \
         vous fermez a"
);

pub(super) const LOCATION: &[Phrase] = phrases!(
    "vous etes sur la rue, etes vous sur la rue, vous etes sur, etes vous sur, \
         vous etes a quelle adresse, vous etes a le centre, etes vous a le centre, \
         proche de le metro, pres de le metro, vous etes proche, etes vous proche, \
         etes vous loin, pres de quoi, a cote de quoi, ou etes vous, vous etes ou, \
         ou est ce que vous etes, vous etes situes, vous etes situe, etes vous situes, \
         etes vous situe, ou est situe, ou est situee, ou se trouve, ou vous trouvez vous, \
         vous vous trouvez ou, ou est la clinique, ou est le bureau, ou est le cabinet, \
         ou est votre, la clinique est ou, le bureau est ou, ce est ou la clinique, \
         ce est ou le bureau, ce est ou votre, ce est situe ou, ce est ou ca, ce est ou, \
         votre adresse, le adresse, quelle adresse, quelle est le adresse, \
         ce est quoi le adresse, vos coordonnees, comment je fais pour me rendre, \
         comment je me rends, comment se rendre, comment me y rendre, comment on se rend, \
         comment aller, comment y aller, pour me rendre, pour se rendre, comment vous trouver, \
         quelle rue, sur quelle rue, dans quelle ville, dans quel coin, quel coin, quel etage, \
         stationnement, me stationner, stationner, me parquer, parking, metro le plus proche, \
         station de metro, votre emplacement, directions, ou dois je aller, ou je dois aller, \
         ou faut il aller, ou est ce que je dois aller, ou est ce que je vais, situee ou, \
         vous etes dans quel, indications pour, la direction pour"
);

pub(super) const OTHER: &[Phrase] = phrases!(
    "est ce que ce est cher, ce est tu cher, ca coute cher, ce est cher, combien ca coute, \
         combien coute, combien vous chargez, ca coute combien, combien est ce que ca, \
         ce est combien, combien pour, ce est quoi le prix, quel est le prix, le prix, \
         les prix, vos prix, vos tarifs, les tarifs, le tarif, le cout, les couts, le montant, \
         la facture, ma facture, une facture, un recu, mon recu, assurance, assurances, \
         assurance dentaire, regime canadien, ramq, carte soleil, est ce que vous acceptez, \
         acceptez vous, prenez vous, vous prenez tu, vous acceptez, plan de paiement, \
         mode de paiement, modes de paiement, payer, carte de credit, mes resultats, resultats, \
         ordonnance, prescription, renouvellement, renouveler, mon dossier, mes radiographies, \
         radiographies, radios, engagez vous, vous engagez, postuler, un emploi, \
         cherche un emploi, une plainte, me plaindre, porter plainte, etes vous un robot, \
         es tu un robot, nouveaux patients, nouveaux clients, faites vous, vous faites tu, \
         est ce que vous faites, offrez vous, est ce que vous offrez, en retard, \
         je suis en retard, politique, apres traitement, soins apres, laisse mon, oublie mon, \
         objet perdu, perdu mon"
);

pub(super) const OTHER_LAST: &[Phrase] = phrases!(
    "qui a gagne, match, hockey, recette, chanson, pizza, une question, question, \
         information, informations, renseignement, renseignements, quel temps, meteo, blague, \
         chante, blue jays, canadiens ont, raconte, capitale"
);

pub(super) const REPEAT: &[Phrase] = phrases!(
    "que est ce que te as dit, que est ce que tu as dit, te as dit quoi, \
         vous avez dit combien, vous avez dit quelle heure, vous avez dit quel jour, \
         quelle heure deja, quel jour deja, repeter, repetez, repete, repetez ca, \
         pouvez vous repeter, pourriez vous repeter, redire, redites, redites moi, \
         pouvez vous redire, dites ca encore, que est ce que vous avez dit, que avez vous dit, \
         vous avez dit quoi, ce etait quoi, ce etait quoi ca, je ai pas compris, \
         je ne ai pas compris, je ai mal compris, je ai pas entendu, je ne ai pas entendu, \
         je ai mal entendu, je entends pas, je ne entends pas, je vous entends pas, \
         je vous entends mal, je ne vous entends pas, je entends mal, je comprends pas, \
         je ne comprends pas, pas bien compris, pas bien entendu, pas saisi, pas catche, \
         je catche pas, une autre fois, encore une fois, plus lentement, moins vite, plus fort, \
         quelle heure avez vous dit, quelle heure vous avez dit, quel jour avez vous dit, \
         ce etait quoi les choix, ce etait quoi les heures, comment ca, come again, say again, \
         vous disiez, que est ce que tu dis, relire, reprenez, recommencez"
);

pub(super) const REPEAT_ALONE: &[Phrase] = phrases!(
    "quoi, quoi ca, pardon, comment, hein, excusez, excusez moi, scusez, desole, desolee, \
         sorry, encore, repete, vous dites, plait il, what, comment donc, quoi quoi, \
         pardonnez moi"
);

/// How a question begins.
pub(super) const ASKING: &[Phrase] = phrases!(
    "est ce que vous, que est ce que, que est ce qui, comment, pourquoi, combien, quel est, \
         quelle est, quels sont, quelles sont, ce est quoi, avez vous, faites vous, \
         pouvez vous me dire, je me demandais, je voulais savoir, je aimerais savoir, \
         je voudrais savoir, savez vous, est ce que le, est ce que la, est ce que les, \
         est ce que il, est ce que on, y a tu, qui est, ce est tu"
);
