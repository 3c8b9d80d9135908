using Microsoft.Extensions.Logging.Console;
using NodaTime;
using NodaTime.Text;
using PmoBot.Delivery;
using PmoBot.Local;
using PmoBot.People;
using PmoBot.Privacy;

namespace PmoBot.Configuration;

/// <summary>Every setting, read once at the start; what is wrong with them is said all at once, a line each.</summary>
internal sealed record ProgramSettings
{
    public required StorageSettings Storage { get; init; }

    public required BotSettings Bot { get; init; }

    public required GraphSettings Graph { get; init; }

    public required PmoOptions Pmo { get; init; }

    public required PeopleCompliance People { get; init; }

    public required Retention Retention { get; init; }

    public required DeliveryOptions Delivery { get; init; }

    public required bool LimitsEnabled { get; init; }

    /// <summary>Null: figures and traces go nowhere.</summary>
    public ExportSettings? Export { get; init; }

    /// <summary>Of the console's lines; null: as they always were.</summary>
    public string? LogFormat { get; init; }

    public static (ProgramSettings Settings, IList<string> Problems) Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var development = environment.IsDevelopment();
        var reader = new SettingsReader(configuration, development);
        var storage = StorageSettings.Read(reader);
        var bot = BotSettings.Read(reader, development);
        var settings = new ProgramSettings
        {
            Storage = storage,
            Bot = bot,
            Graph = GraphSettings.Read(reader, bot),
            Pmo = new PmoOptions(Admins(reader, development)),
            People = new PeopleCompliance(ConsultedOn(reader)),
            Retention = new Retention(reader.Months("Retention:SentMonths", Retention.Usual), reader.Months("Retention:EditionMonths", Retention.Usual)),
            Delivery = !development ? new DeliveryOptions() : new DeliveryOptions
            {
                TakeoverSeconds = reader.Seconds("Delivery:TakeoverSeconds", 60),
                LeaseSeconds = reader.Seconds("Delivery:LeaseSeconds", 30),
                GraceSeconds = reader.Seconds("Delivery:GraceSeconds", 30),
                PollSeconds = reader.Seconds("Delivery:PollSeconds", 2),
            },
            LimitsEnabled = !development || reader.Flag("Limits:Enabled", true),
            Export = ExportSettings.Read(reader),
            LogFormat = LogFormatOf(reader),
        };
        if (development)
            LocalFeature.Check(reader, configuration);
        return (settings, [.. reader.Problems]);
    }

    // To turn it on is to say when the works council was consulted.
    private static LocalDate? ConsultedOn(SettingsReader reader)
    {
        const string name = "Compliance:People";
        if (reader.Text(name) is not { } text || (bool.TryParse(text, out var on) && !on))
            return null;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day })
            return day;
        reader.Wrong($"{name} is '{text}': set false, or the date on which the works council was consulted, such as 2026-09-15.");
        return null;
    }

    private static string? LogFormatOf(SettingsReader reader)
    {
        const string name = "Logging:Console:FormatterName";
        var format = reader.Text(name);
        if (format is not (null or ConsoleFormatterNames.Simple or ConsoleFormatterNames.Json or ConsoleFormatterNames.Systemd))
            reader.Wrong($"{name} is '{format}': set simple, json or systemd.");
        return format;
    }

    // The local Teams needs somebody who may do everything.
    private static IReadOnlyList<string> Admins(SettingsReader reader, bool development) =>
        development && reader.List("Pmo:Admins").Count == 0 ? [Persona.Camille.AadObjectId] : reader.Ids("Pmo:Admins");
}
