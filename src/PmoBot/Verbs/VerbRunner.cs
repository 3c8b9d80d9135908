using PmoBot.Tables;

namespace PmoBot.Verbs;

/// <summary>Runs the verb that was typed, or says what there is.</summary>
internal sealed class VerbRunner(IEnumerable<IVerb> verbs)
{
    public async Task<ExitCode> RunAsync(VerbLine line, TextWriter output, TextWriter errors)
    {
        var texts = VerbTexts.For(line.Language);
        if (verbs.Where(verb => line.Begins(verb.Name.Words)).MaxBy(verb => verb.Name.Words.Length) is not { } meant)
            return await ShowAsync(texts.NotKnown(string.Join(' ', line.Words)), verbs, texts, errors);
        if (line.Flags.Except(meant.Name.Flags).Concat(line.Values.Select(value => value.Option).Except(meant.Name.Valued.Select(known => known.Option))).FirstOrDefault() is { } unknown)
            return await ShowAsync(texts.OptionNotKnown(unknown), [meant], texts, errors);

        try
        {
            var code = await meant.RunAsync(line.After(meant.Name.Words), output);
            return code == ExitCode.NotUnderstood ? await ShowAsync(texts.UsedSo, [meant], texts, errors) : code;
        }
        catch (TableStoreException away)
        {
            await errors.WriteLineAsync(texts.NoStorage(away.Message));
            return ExitCode.Wrong;
        }
    }

    private static async Task<ExitCode> ShowAsync(string said, IEnumerable<IVerb> uses, VerbTexts texts, TextWriter errors)
    {
        await errors.WriteLineAsync(said);
        foreach (var name in uses.Select(verb => verb.Name).OrderBy(name => name.Words, StringComparer.Ordinal))
        {
            string[] usage = [name.Words, name.Arguments, .. name.Valued.Select(it => $"[--{it.Option} {it.Value}]…"), .. name.Flags.Select(flag => $"[--{flag}]"), "[--language en|fr]"];
            await errors.WriteLineAsync($"  {string.Join(' ', usage.Where(part => part.Length > 0))}: {name.Does(texts.Language)}");
        }

        return ExitCode.NotUnderstood;
    }
}
