using System.Text;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Imports;
using PmoBot.People;
using PmoBot.Verbs;
using SomebodyGone = PmoBot.AdaptiveCards.SomebodyGone;

namespace PmoBot.Features.Register;

/// <summary>`export-register [FILE]`: every item as the file that `import-register` reads, so that an import of it changes nothing.</summary>
internal sealed class ExportRegister(ProjectStore projects, ProjectDirectory directory, RegisterStore register) : IVerb
{
    private const string Confidential = "confidential";

    public VerbName Name { get; } = new("export-register", "[FILE]")
    {
        Does = language => RegisterImportTexts.For(language).DoesExport,
        Flags = [Confidential],
        Valued = [(VerbLine.ProjectOption, "CODE")],
    };

    public async Task<ExitCode> RunAsync(VerbLine line, TextWriter output)
    {
        if (line.Words.Count > 1)
            return ExitCode.NotUnderstood;
        var texts = RegisterImportTexts.For(line.Language);
        var (codes, unknown) = await MeantAsync(line);
        if (unknown is not null)
        {
            await output.WriteLineAsync(texts.NoProject(unknown));
            return ExitCode.Wrong;
        }

        var all = line.Flags.Contains(Confidential);
        if (line.Words is not [var path])
        {
            await WriteAsync(codes, all, line.Language, output);
            return ExitCode.Fine;
        }

        try
        {
            // With its mark: a spreadsheet takes it for UTF-8 then.
            await using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await output.WriteLineAsync(texts.Exported(await WriteAsync(codes, all, line.Language, file), path));
            return ExitCode.Fine;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await output.WriteLineAsync(texts.CannotWrite(path, exception.Message));
            return ExitCode.Wrong;
        }
    }

    private async Task<(IReadOnlyList<ProjectCode> Codes, string? Unknown)> MeantAsync(VerbLine line)
    {
        var codes = new List<ProjectCode>();
        foreach (var (_, typed) in line.Values)
        {
            if (!ProjectCode.TryParse(typed, out var code) || await projects.FindAsync(code.Value, CancellationToken.None) is null)
                return ([], typed);
            codes.Add(code.Value);
        }

        if (codes.Count > 0)
            return ([.. codes.Distinct()], null);
        await foreach (var listed in directory.ProjectsAsync(CancellationToken.None))
            codes.Add(ProjectCode.TryParse(listed.Code, out var code) ? code.Value : throw new InvalidDataException($"{listed.Code} is no code."));
        return (codes, null);
    }

    /// <returns>How many items.</returns>
    private async Task<int> WriteAsync(IReadOnlyList<ProjectCode> codes, bool confidential, Language language, TextWriter output)
    {
        var count = 0;
        await using var file = new CsvExport(output, language);
        await file.WriteAsync(RegisterFile.Layout.Columns);
        foreach (var code in codes)
        {
            var items = await register.AllAsync(code, CancellationToken.None).Select(stored => stored.Item)
                .Where(item => item.State != ItemState.Withdrawn && (confidential || !item.IsConfidential)).ToListAsync();
            foreach (var item in items.OrderBy(item => item.Number.Kind).ThenBy(item => item.Number.Number))
                await file.WriteAsync(Cells(item, language).Select(cell => cell is null ? null : SomebodyGone.In(cell, language.Tag())));
            count += items.Count;
        }

        return count;
    }

    private static IEnumerable<string?> Cells(RegisterItem item, Language language) => RegisterFile.Layout.Columns.Select(column => column switch
    {
        RegisterFields.Project => item.Project.Value,
        RegisterFile.Number => item.Number.ToString(),
        RegisterFields.Kind => RegisterFileWords.Kinds.Say(item.Number.Kind, language),
        // Somebody who left is nobody whom a file could name.
        RegisterFields.Owner => item.Owner is { } owner && !Person.IsGone(owner.ObjectId) ? TypedPerson.Of(owner) : null,
        RegisterFields.Due => item.Due is { } due ? LocalDatePattern.Iso.Format(due) : null,
        RegisterFields.CostImpact => CsvExport.Amount(item.CostImpact?.Amount, language),
        RegisterFile.Currency => item.CostImpact is { } cost ? BudgetUnits.Typed(cost.Unit, language) : null,
        RegisterFields.Response => item.Response is { } response ? RegisterFileWords.Responses.Say(response, language) : null,
        RegisterFields.Category => item.Category is { } category ? RegisterFileWords.Categories.Say(category, language) : null,
        RegisterFields.Proximity => item.Proximity is { } proximity ? RegisterFileWords.Proximities.Say(proximity, language) : null,
        RegisterFile.Status => RegisterFileWords.States.Say(item.State, language),
        RegisterFields.Confidential => RegisterFileWords.YesNo.Say(item.IsConfidential, language),
        RegisterFields.Probability => Number(item.Current?.Probability),
        RegisterFields.Impact => Number(item.Current?.Impact),
        RegisterFields.Severity => Number(item.Severity),
        RegisterFields.Statement => item.Statement,
        RegisterFields.Cause => item.Cause,
        RegisterFields.Effect => item.Effect,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, null),
    });

    private static string? Number(int? step) => step?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
