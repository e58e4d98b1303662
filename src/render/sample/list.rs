//! The tasks and the days of the sample year.

/// A task, one per line: `state start due period id | roles | title`.
///
/// The state is one of `D`one, `L`ate, `N`ow, `U`pcoming; a `~` after the due
/// date marks a forecast.
pub const TASKS: &str = "\
D 2026-09-01 2026-09-08 1 acces-orga | référent Pix | Se connecter à Pix Orga et vérifier ses droits
D 2026-09-01 2026-09-14 1 equipe | référent Pix | Mettre à jour la liste des membres de Pix Orga, retirer les partants
D 2026-09-01 2026-09-14 1 archives | référent Pix | Sauvegarder les certifications et archiver les campagnes de l’an passé
D 2026-09-01 2026-09-08 1 base-siecle-a-jour | direction, secrétariat | Mettre à jour la base élèves dans SIECLE
D 2026-09-01 2026-09-08 1 siecle-import@1 | référent Pix | Importer la base élèves SIECLE dans Pix Orga
D 2026-09-01 2026-09-08 1 gar-affectation | référent GAR | Affecter la ressource Pix à tous les élèves dans le GAR
D 2026-09-01 2026-09-15 1 equipes-informees | référent Pix, direction | Présenter l’année Pix aux équipes : calendrier, rôles, ressources
D 2026-09-08 2026-09-29 1 campagnes-rentree | référent Pix | Créer les campagnes de rentrée, une par niveau, de la 6e à la 3e
D 2026-09-15 2026-09-30 1 codes-campagnes | référent Pix, professeurs principaux | Communiquer les codes des campagnes aux enseignants
L 2026-09-15 2026-09-30 1 familles-informees | référent Pix | Prévenir les familles : identifiants, parcours, certification
D 2026-09-30 2026-10-16 1 parcours-rentree@1 | enseignants, élèves | Faire passer et terminer le parcours de rentrée en classe
D 2026-10-05 2026-10-16 1 bilan-rentree | référent Pix | Faire le bilan des campagnes de rentrée avant la Toussaint
L 2026-10-05 2026-10-16 1 competences-reparties | enseignants, référent Pix | Répartir les compétences du CRCN entre les disciplines
D 2026-11-02 2026-11-06 2 siecle-import@2 | référent Pix | Importer de nouveau la base élèves (arrivées, changements de classe)
L 2026-11-02 2026-11-09 2 relance-rentree | référent Pix, professeurs principaux | Relancer les élèves qui n’ont pas terminé le parcours de rentrée
D 2026-11-02 2026-11-13 2 comptes-inactifs@2 | référent Pix | Repérer les comptes inactifs et redonner les identifiants
N 2026-11-09 2026-11-30 2 campagnes-thematiques | enseignants | Lancer une campagne thématique liée à la discipline
N 2026-11-16 2026-12-04 2 postes-verifies | référent Pix, direction | Vérifier les postes : navigateur, extension Pix Companion, sites bloqués
N 2026-11-02 2026-12-18 2 sessions-planifiees | référent Pix, direction | Planifier les sessions de certification et désigner les surveillants
N 2026-11-16 2026-12-11 2 salles-preparees | direction | Réserver les salles informatiques pour la fenêtre de certification
N 2026-11-02 2026-12-18 2 attestation-6e-1 | enseignants | Faire passer le premier parcours de l’attestation 6e
U 2026-11-30 2026-12-18 2 collecte-profils | référent Pix | Créer la collecte de profils des 3e et diffuser son code
U 2026-12-01 2026-12-18 2 bilan-trimestre@1 | référent Pix | Présenter l’avancement au conseil de fin de trimestre
U 2027-01-04 2027-01-08 3 siecle-import@3 | référent Pix | Importer de nouveau la base élèves (arrivées, changements de classe)
U 2027-01-04 2027-01-15 3 comptes-inactifs@3 | référent Pix | Repérer les comptes inactifs et redonner les identifiants
U 2027-01-04 2027-01-29 3 relance-collecte | référent Pix, professeurs principaux | Relancer les 3e qui n’ont pas envoyé leur profil
U 2027-01-11 2027-02-05 3 pix-ia-fonctionnement | enseignants | Faire passer aux 4e le parcours Pix IA « fonctionnement et enjeux »
U 2027-01-18 2027-02-15 3 certificabilite | référent Pix | Contrôler la certificabilité des 3e, classe par classe
U 2027-02-01 2027-02-15~ 3 certif-acces | référent Pix | Vérifier l’accès à Pix Certif dès son ouverture
U 2027-02-08 2027-02-19 3 surveillants-designes | direction, référent Pix | Désigner un surveillant pour vingt élèves et lui donner les consignes
U 2027-02-08 2027-02-19 3 convocations | référent Pix, secrétariat | Distribuer les convocations : pièce d’identité, identifiants, horaire
U 2027-02-15 2027-03-08~ 4 sessions-creees | référent Pix | Créer les sessions dans Pix Certif et inscrire les candidats
U 2027-02-15 2027-03-08~ 4 sos-non-certifiables | référent Pix, enseignants | Accompagner les élèves non certifiables (campagnes « SOS »)
U 2027-03-08 2027-03-12 4 siecle-import@4 | référent Pix | Importer de nouveau la base élèves (arrivées, changements de classe)
U 2027-03-08 2027-03-12 4 configuration-test | référent Pix | Tester la configuration d’un poste de chaque salle
U 2027-03-08 2027-03-12 4 amenagements | direction | Vérifier les aménagements d’épreuve et le temps majoré
U 2027-03-15 2027-03-15 4 premiere-session | surveillants, élèves | Faire passer la première session de certification
U 2027-03-15 2027-03-19 4 finalisation@4 | référent Pix | Finaliser les sessions au fur et à mesure dans Pix Certif
U 2027-03-15 2027-04-16 4 pix-ia-generative | enseignants | Faire passer aux 4e le parcours Pix IA « IA générative »
U 2027-05-03 2027-05-05 5 siecle-import@5 | référent Pix | Importer de nouveau la base élèves (arrivées, changements de classe)
U 2027-05-03 2027-05-28 5 sessions-suite | surveillants | Poursuivre les sessions de certification
U 2027-05-03 2027-06-04 5 attestation-6e-fin | enseignants | Terminer les parcours de l’attestation 6e
U 2027-05-24 2027-06-04 5 dernieres-sessions | surveillants, référent Pix | Faire passer les dernières sessions ordinaires
U 2027-06-07 2027-06-11 5 absents-recenses | référent Pix | Recenser les absents et leur fixer une session de rattrapage
U 2027-06-14 2027-06-18~ 5 bis rattrapage | surveillants, élèves | Faire passer les sessions de rattrapage
U 2027-06-14 2027-06-25~ 5 bis finalisation-fin | référent Pix | Finaliser toutes les sessions : sans cela, aucun résultat
U 2027-06-14 2027-06-18 5 bis lsu | direction, référent Pix | Importer les résultats dans le livret scolaire unique (LSU)
U 2027-06-14 2027-07-02 5 bis attestations | professeurs principaux, élèves | Remettre aux élèves leurs attestations de certification
U 2027-06-21 2027-07-02 5 bis bilan-annee | référent Pix, direction | Présenter le bilan de l’année et le transmettre à l’académie
U 2027-06-21 2027-07-02 5 bis purge | référent Pix | Supprimer les données des élèves devenues inutiles
U 2027-06-28 2027-07-02 5 bis campagnes-archivees | référent Pix | Archiver les campagnes de l’année
U 2027-06-28 2027-07-02 5 bis partants | référent Pix, direction | Retirer de Pix Orga les collègues qui partent
";

/// Days to know: `first last kind name`, `~` for a forecast.
pub const DAYS: &str = "\
2026-09-01 2026-09-01 Rentrée des élèves
2026-10-17 2026-11-01 Vacances de la Toussaint
2026-12-19 2027-01-03 Vacances de Noël
2027-02-15~ 2027-02-15 Ouverture de Pix Certif aux collèges
2027-02-20 2027-03-07 Vacances d’hiver
2027-03-15 2027-06-11 Fenêtre de certification des collèges
2027-04-17 2027-05-02 Vacances de printemps
2027-06-14~ 2027-06-18 Semaine de rattrapage
2027-07-03 2027-07-03 Fin des cours, après la classe
";
