using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Scheduling;
using static PmoBot.Features.Register.RegisterKind;
using static PmoBot.Features.Status.Rag;

namespace PmoBot.Local;

/// <summary>The demo portfolio: one project that goes well, one that recovers, one that got worse, one that fell silent.</summary>
internal static class DemoStories
{
    private static readonly Person Camille = new(Persona.Camille.AadObjectId, Persona.Camille.Name);
    private static readonly Person Daniel = new(Persona.Daniel.AadObjectId, Persona.Daniel.Name);
    private static readonly Person Helene = new("2c94d1b7-08ee-4d3a-b6a5-9f3e11c47c03", "Hélène Roux");
    private static readonly Person Tomas = new("e05a7f62-c1d8-4b9f-8a27-46d0b92f3d04", "Tomas Lindqvist");
    private static readonly Person Priya = new("97d3b8c1-6e4f-4a52-9d10-c85f27a64e05", "Priya Nair");
    private static readonly Person Marco = new("41f86ea3-d25b-4c7e-a3f9-0b6c58d79f06", "Marco Bianchi");

    public static readonly IReadOnlyList<DemoStory> All =
    [
        new("APOLLO", "Customer portal", "Digital", Camille)
        {
            Deputy = Helene,
            Sponsor = Daniel,
            Decides = [Daniel],
            Members = [Tomas, Priya],
            StartedDaysAgo = 127,
            FinishInDays = 220,
            Budget = 1_000_000,
            Items =
            [
                new(Threat, "The payment provider’s test window moves again", 4, 4, Tomas, "Book the April window as a reserve", 12) { Cost = 60_000, Proximity = Proximity.Near },
                new(Threat, "Key tester leaves before acceptance", 3, 4, Camille, "Pair two colleagues with her", 20) { Cost = 25_000 },
                new(Threat, "Branch staff do not take the training", 3, 3, Priya) { Proximity = Proximity.Now },
                new(Threat, "Accessibility audit finds more", 2, 3, Helene) { Cost = 15_000, Proximity = Proximity.Later },
                new(Threat, "Peak load on the first of the month", 2, 5, Tomas) { Cost = 40_000 },
                new(Opportunity, "Pilot branches can start a month early", 3, 3, Priya) { Cost = 30_000 },
                new(Issue, "The test environment is down at night", 0, 3, Tomas, "Move the backup window", 4),
            ],
            Reports =
            [
                new(Green, 0, 22, 18, 80, "Design of the sign-in agreed with the security team."),
                new(Green, 0, 27, 22, 77, "First sprint of the order history done; demo well received."),
                new(Green, 0, 33, 26, 73, "Accessibility audit passed, two small findings."),
                new(Amber, 9, 36, 30, 71, "The payment provider moved its test window by two weeks.") { Next = "Rework the plan with the provider." },
                new(Amber, 9, 41, 34, 67, "New plan agreed; integration tests start next week."),
                new(Green, 4, 48, 38, 62, "Integration tests run every night and are stable."),
                new(Green, 4, 55, 43, 57, "Pilot group of 40 users invited."),
                new(Green, 4, 62, 48, 52, "Portal sign-in is live for 40 pilot users; the payment provider confirmed the March window.")
                {
                    Wanted = "A second tester for March",
                    Next = "Open the pilot to the two largest branches.",
                },
            ],
        },
        new("HERMES", "Data centre move", "Infrastructure", Camille)
        {
            Sponsor = Daniel,
            Decides = [Daniel, Helene],
            Members = [Marco],
            StartedDaysAgo = 90,
            FinishInDays = 170,
            Budget = 900,
            Unit = Features.Projects.Money.PersonDays,
            Items =
            [
                new(Threat, "Supplier of racks slips two weeks more", 4, 5, Marco, "Order half from a second supplier", 6) { Cost = 45, Proximity = Proximity.Now },
                new(Threat, "Power of hall B is not enough for the last row", 2, 4, Marco) { Cost = 20 },
            ],
            Reports =
            [
                new(Green, 0, 8, 9, 91, "Inventory of 214 machines complete."),
                new(Green, 0, 12, 13, 87, "Network design reviewed."),
                new(Green, 0, 16, 18, 83, "Rack order placed."),
                new(Green, 2, 21, 24, 78, "First twelve machines moved on a Sunday, no incident."),
                new(Amber, 8, 25, 30, 75, "The rack supplier announces a delay."),
                new(Amber, 8, 28, 35, 70, "Second supplier asked for an offer."),
                new(Amber, 10, 31, 40, 66, "Offer of the second supplier received: dearer, on time.") { Wanted = "Decide on the rack supplier" },
                new(Amber, 12, 35, 45, 61, "Power for hall B is ready; racks are still open.") { Wanted = "Decide on the rack supplier" },
            ],
        },
        new("ATLAS", "ERP upgrade", "Digital", Tomas)
        {
            Deputy = Marco,
            Sponsor = Daniel,
            Decides = [Daniel, Helene],
            StartedDaysAgo = 210,
            FinishInDays = 60,
            Budget = 2_400_000,
            Items =
            [
                new(Threat, "The key user of payroll stays ill until January", 4, 5, Tomas) { Cost = 180_000, Proximity = Proximity.Now },
                new(Issue, "Payroll fails on part-time contracts", 0, 4, Marco, "Vendor patch, second half", 9),
            ],
            Reports =
            [
                new(Green, 0, 61, 55, 45, "Chart of accounts migrated to the test system."),
                new(Green, 0, 65, 60, 41, "Interfaces of the warehouses tested."),
                new(Amber, 6, 68, 66, 38, "Payroll interface fails on part-time contracts."),
                new(Amber, 9, 70, 71, 36, "Vendor patch promised for next week."),
                new(Amber, 12, 72, 77, 34, "Patch received, half of the cases solved."),
                new(Red, 16, 73, 83, 32, "Go-live in January is not safe without a second payroll test."),
                new(Red, 21, 74, 88, 29, "Second payroll test planned; finance asks for a parallel run.") { Wanted = "Move the go-live to March?" },
                new(Red, 21, 76, 92, 26, "Parallel run prepared; the key user of payroll is ill.") { Wanted = "Move the go-live to March?" },
            ],
        },
        new("IRIS", "Data platform", "Digital", Priya)
        {
            Sponsor = Helene,
            Decides = [Helene],
            StartedDaysAgo = 70,
            FinishInDays = 260,
            Budget = 620_000,
            Silent = 3,
            Reports =
            [
                new(Green, 0, 5, 6, 94, "Team complete since Monday."),
                new(Green, 0, 9, 10, 90, "First source connected: orders."),
                new(Green, 0, 14, 14, 86, "Access concept agreed with data protection."),
                new(Green, 0, 18, 19, 81, "Second source connected: stock."),
                new(Green, 0, 22, 23, 77, "Sales sees its first report, refreshed every hour."),
            ],
        },
        new("VESTA", "Factures dématérialisées", "Finance", Helene)
        {
            Deputy = Camille,
            Sponsor = Daniel,
            Decides = [Daniel, Helene],
            StartedDaysAgo = 180,
            FinishInDays = 95,
            Budget = 380_000,
            Reports =
            [
                new(Green, 0, 38, 36, 64, "Les formats d’échange sont validés avec la comptabilité."),
                new(Amber, 7, 42, 41, 62, "La plateforme partenaire livre son certificat en retard."),
                new(Amber, 9, 46, 46, 58, "Certificat reçu ; les essais reprennent lundi."),
                new(Amber, 9, 52, 51, 53, "Vingt fournisseurs pilotes sont inscrits."),
                new(Amber, 7, 58, 56, 47, "Premières factures réelles reçues sans rejet."),
                new(Green, 5, 64, 61, 41, "Taux de rejet sous 1 %."),
                new(Green, 3, 70, 66, 35, "Formation des équipes achats terminée."),
                new(Green, 0, 76, 71, 29, "Retour au plan initial après l’action corrective de la semaine 44.") { Next = "Étendre aux cent premiers fournisseurs." },
            ],
        },
        new("LYNX", "Branch network renewal", "Infrastructure", Marco)
        {
            Sponsor = Daniel,
            Decides = [Daniel, Helene],
            Cadence = Cadence.Monthly,
            StartedDaysAgo = 240,
            FinishInDays = 320,
            Budget = 1_750_000,
            Reports =
            [
                new(Green, 0, 24, 22, 78, "Forty branches surveyed."),
                new(Green, 0, 31, 30, 70, "Router model chosen; framework contract signed."),
            ],
        },
    ];
}
