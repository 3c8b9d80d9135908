using System.Globalization;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Imports;

namespace PmoBot.Features.Register;

/// <summary>Reads the file of risks, opportunities and issues: what can be wrong with a line by itself, or with the file.</summary>
internal sealed class RegisterFile
{
    public const string Number = "number";
    public const string Currency = "currency";
    public const string Status = "status";

    public static readonly CsvLayout Layout = new(
        RegisterFields.Project, Number, RegisterFields.Kind, RegisterFields.Statement, RegisterFields.Cause, RegisterFields.Effect,
        RegisterFields.Probability, RegisterFields.Impact, RegisterFields.Severity, RegisterFields.CostImpact, Currency, RegisterFields.Owner,
        RegisterFields.Response, RegisterFields.Category, RegisterFields.Proximity, RegisterFields.Due, Status, RegisterFields.Confidential);

    private readonly Dictionary<(ProjectCode, ItemNumber), int> _numbers = [];
    private readonly Dictionary<(ProjectCode, ItemSaid), int> _new = [];
    private readonly ProjectTexts _project;
    private readonly RegisterTexts _register;
    private readonly RegisterImportTexts _texts;

    private RegisterFile(Language language) =>
        (_project, _register, _texts) = (ProjectTexts.For(language), RegisterTexts.For(language), RegisterImportTexts.For(language));

    /// <param name="file">All of it, as it lies on the disk.</param>
    /// <param name="language">Of whoever reads what is wrong.</param>
    public static ImportReading<ImportedItem> Read(ReadOnlySpan<byte> file, Language language) =>
        CsvImport.Read(file, Layout, language, new RegisterFile(language).Read);

    private ImportedItem Read(CsvRow row)
    {
        var (project, number) = (Project(row), NumberIn(row));
        var kind = row.Meant(RegisterFields.Kind, RegisterFileWords.Kinds);
        var said = new ImportedItem(project, number, kind ?? number?.Kind ?? default)
        {
            Statement = row.Text(RegisterFields.Statement, RegisterDraft.MaxStatement),
            Cause = row.Text(RegisterFields.Cause, RegisterDraft.MaxPart),
            Effect = row.Text(RegisterFields.Effect, RegisterDraft.MaxPart),
            Probability = Step(row, RegisterFields.Probability),
            Impact = Step(row, RegisterFields.Impact),
            Severity = Step(row, RegisterFields.Severity),
            CostImpact = row.Amount(RegisterFields.CostImpact) is { } cost ? Money.Rounded(cost) : null,
            Unit = BudgetUnits.Read(row, Currency, _project),
            Owner = row.Person(RegisterFields.Owner),
            Response = row.Meant(RegisterFields.Response, RegisterFileWords.Responses),
            Category = row.Meant(RegisterFields.Category, RegisterFileWords.Categories),
            Proximity = row.Meant(RegisterFields.Proximity, RegisterFileWords.Proximities),
            Due = row.Date(RegisterFields.Due),
            State = row.Meant(Status, RegisterFileWords.States),
            IsConfidential = row.Meant(RegisterFields.Confidential, RegisterFileWords.YesNo),
        };
        if (said.CostImpact > Money.Max)
            row.Wrong(RegisterFields.CostImpact, _texts.TooMuch);
        if (number is { } known)
            CheckKnown(row, said, known, kind);
        else if (row.Text(Number) is null)
            CheckNew(row, said, kind is not null);
        if (kind is not null || number is not null)
            CheckKind(row, said);
        return said;
    }

    private ProjectCode Project(CsvRow row)
    {
        if (row.Required(RegisterFields.Project) is not { } typed)
            return default;
        if (!ProjectCode.TryParse(typed, out var code))
            row.Wrong(RegisterFields.Project, _project.CodeRule);
        return code ?? default;
    }

    private ItemNumber? NumberIn(CsvRow row) => row.Read<ItemNumber>(
        Number, typed => ItemNumber.TryParse(typed, null, out var number) ? (number, null) : (null, _texts.NotANumber(typed)));

    private int? Step(CsvRow row, string column) => row.Read<int>(
        column,
        typed => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step is >= 1 and <= RiskScale.Steps
            ? (step, null)
            : (null, _register.ChooseStep));

    private void CheckKnown(CsvRow row, ImportedItem said, ItemNumber number, RegisterKind? kind)
    {
        if (kind is not null && kind != number.Kind)
            row.Wrong(RegisterFields.Kind, _texts.OtherKind(number, _register.Kind(number.Kind)));
        else if (!_numbers.TryAdd((said.Project, number), row.Line))
            row.Wrong(Number, _texts.NumberTwice(number, _numbers[(said.Project, number)]));
    }

    private void CheckNew(CsvRow row, ImportedItem said, bool hasKind)
    {
        string[] measures = said.Kind == RegisterKind.Issue ? [RegisterFields.Severity] : [RegisterFields.Probability, RegisterFields.Impact];
        foreach (var column in (string[])[RegisterFields.Kind, RegisterFields.Statement, .. hasKind ? measures : []])
            row.Required(column);
        if (row.Faults.Count == 0 && !_new.TryAdd((said.Project, ItemSaid.Of(said)), row.Line))
            row.Wrong(RegisterFields.Statement, _texts.SaidTwice(_new[(said.Project, ItemSaid.Of(said))]));
    }

    // What would be dropped is said to be wrong.
    private void CheckKind(CsvRow row, ImportedItem said)
    {
        string[] none = said.Kind == RegisterKind.Issue
            ? [RegisterFields.Probability, RegisterFields.Impact, RegisterFields.Response, RegisterFields.Proximity]
            : [RegisterFields.Severity];
        foreach (var column in none.Where(column => row.Text(column) is not null))
            row.Wrong(column, _texts.NotOfKind(_register.Kind(said.Kind)));
        if (said is { Response: { } response, Kind: not RegisterKind.Issue } && !Responses.Read(said.Kind).Contains(response))
            row.Wrong(RegisterFields.Response, _texts.NotOfKind(_register.Kind(said.Kind)));
    }
}
