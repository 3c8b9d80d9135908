using PmoBot.Conversation;
using PmoBot.Imports;
using PmoBot.Scheduling;

namespace PmoBot.Features.Projects;

/// <summary>Reads the file of projects: what can be wrong with a line by itself, or with the file.</summary>
internal sealed class ProjectImportFile
{
    private const string Manager = "pm";
    private const string Currency = "currency";

    public static readonly CsvLayout Layout = new(
        ProjectFields.Code, ProjectFields.Name, ProjectFields.Portfolio, ProjectFields.Programme, Manager, ProjectFields.Deputy,
        ProjectFields.Sponsor, ProjectFields.Members, ProjectFields.Start, ProjectFields.BaselineFinish, ProjectFields.ForecastFinish,
        ProjectFields.Budget, Currency, ProjectFields.Cadence, ProjectFields.Methodology, ProjectFields.Language);

    private static readonly FileWords<Cadence> Cadences = new(
        Enum.GetValues<Cadence>(), cadence => [ProjectTexts.For(Language.English).Cadence(cadence), ProjectTexts.For(Language.French).Cadence(cadence), cadence.ToString()]);

    private static readonly FileWords<Language> Tongues = new(
        Enum.GetValues<Language>(), language => [language.Tag(), language.Tag(), ProjectTexts.For(language).LanguageName(language)]);

    private readonly Dictionary<ProjectCode, int> _seen = [];
    private readonly ProjectTexts _project;
    private readonly ProjectImportTexts _texts;

    private ProjectImportFile(Language language) =>
        (_project, _texts) = (ProjectTexts.For(language), ProjectImportTexts.For(language));

    /// <param name="file">All of it, as it lies on the disk.</param>
    /// <param name="language">Of whoever reads what is wrong.</param>
    public static ImportReading<ImportedProject> Read(ReadOnlySpan<byte> file, Language language) =>
        CsvImport.Read(file, Layout, language, new ProjectImportFile(language).Read);

    /// <summary>The column of the file that a fact comes from.</summary>
    public static string ColumnOf(string fact) => fact == ProjectFields.Manager ? Manager : fact == ProjectFields.Unit ? Currency : fact;

    private ImportedProject Read(CsvRow row)
    {
        var said = new ImportedProject(Code(row))
        {
            Name = Line(row, ProjectFields.Name, ProjectLimits.Name),
            Portfolio = Line(row, ProjectFields.Portfolio, ProjectLimits.Name) is { } name ? Portfolio.Named(name) : null,
            Programme = Line(row, ProjectFields.Programme, ProjectLimits.Name),
            Manager = row.Person(Manager),
            Deputy = row.Person(ProjectFields.Deputy),
            Sponsor = row.Person(ProjectFields.Sponsor),
            Members = row.People(ProjectFields.Members),
            Start = row.Date(ProjectFields.Start),
            BaselineFinish = row.Date(ProjectFields.BaselineFinish),
            ForecastFinish = row.Date(ProjectFields.ForecastFinish),
            Budget = row.Amount(ProjectFields.Budget) is { } budget ? Money.Rounded(budget) : null,
            Unit = BudgetUnits.Read(row, Currency, _project),
            Cadence = row.Meant(ProjectFields.Cadence, Cadences),
            Methodology = Line(row, ProjectFields.Methodology, ProjectLimits.Word),
            Language = row.Meant(ProjectFields.Language, Tongues),
        };
        if (said.Portfolio is { Id: "" })
            row.Wrong(ProjectFields.Portfolio, _project.PortfolioMissing);
        if (said.Members.Count > ProjectLimits.Members)
            row.Wrong(ProjectFields.Members, _project.TooMany(ProjectLimits.Members));
        if (said.Budget > Money.Max)
            row.Wrong(ProjectFields.Budget, _texts.TooMuch);
        return said;
    }

    private ProjectCode Code(CsvRow row)
    {
        if (row.Required(ProjectFields.Code) is not { } typed)
            return default;
        if (!ProjectCode.TryParse(typed, out var code))
            row.Wrong(ProjectFields.Code, _project.CodeRule);
        else if (!_seen.TryAdd(code.Value, row.Line))
            row.Wrong(ProjectFields.Code, _texts.CodeTwice(code.Value.Value, _seen[code.Value]));
        return code ?? default;
    }

    private static string? Line(CsvRow row, string column, int longest) =>
        row.Text(column, longest) is { } text ? ProjectFormData.OneLine(text) : null;
}
