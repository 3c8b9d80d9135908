using PmoBot.AdaptiveCards;

namespace PmoBot.Conversation;

/// <summary>What came in: words, the press of a button, or files.</summary>
internal abstract record Incoming
{
    internal sealed record Words(string Text) : Incoming;

    internal sealed record Press(string Verb, FormData Form) : Incoming;

    internal sealed record Files(IReadOnlyList<DroppedFile> Dropped) : Incoming;
}

/// <summary>Finds the use case for what came in. Never silence: what is not understood gets the closest commands.</summary>
internal sealed class TurnRouter(CommandRouter commands, IEnumerable<ICardAction> actions, FileRouter files, Doorkeeper door)
{
    /// <summary>A button that stands for typed words.</summary>
    public const string RunVerb = "conversation.run";

    private const string LineField = "line";

    // In the trail, for the verb itself is what somebody made up.
    private const string UnknownVerb = "unknown button";

    /// <summary>What a button can show, in characters.</summary>
    private const int LongestOffered = 80;

    /// <summary>What it can carry: three of them stand on a card.</summary>
    private const int LongestCarried = 800;

    /// <summary>What surely fits on any form, in characters.</summary>
    private const int LongestUnseen = 2_000;

    private readonly Dictionary<string, ICardAction> _actions = actions.ToDictionary(action => action.Verb, StringComparer.Ordinal);

    public static CardAddress Run(string line) => new(RunVerb, (LineField, line));

    public async Task<Reply> AnswerAsync(Turn turn, Incoming incoming, CancellationToken cancel) => Sendable(turn, incoming, incoming switch
    {
        Incoming.Words words => await RunAsync(turn, words.Text, cancel),
        Incoming.Files dropped => await DropAsync(turn, dropped, cancel),
        Incoming.Press { Verb: RunVerb, Form: var form } => await RunAsync(turn, form.Text(LineField) ?? "", cancel),
        Incoming.Press press => await PressAsync(turn, press, cancel),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    /// <summary>The form as it was typed, if the press was one's; else only the notice.</summary>
    public Reply FormAgain(Turn turn, Incoming incoming, string notice) =>
        incoming is Incoming.Press press && _actions.GetValueOrDefault(press.Verb) is IFormAction action
            ? Sendable(turn, press, action.FormAgain(turn, press.Form, notice))
            : new Reply.Text(notice);

    private async Task<Reply> PressAsync(Turn turn, Incoming.Press press, CancellationToken cancel)
    {
        var asked = turn.UseCase.Name = _actions.TryGetValue(press.Verb, out var action) ? action.Verb : UnknownVerb;
        var reply = action is not null
            ? await action.PressAsync(turn, press.Form, cancel)
            : new Reply.Refused(new Refusal.Forged(press.Verb));
        return await door.SeeOutAsync(turn, asked, reply, cancel);
    }

    // Fields have a longest text, and a full form fits on a card; but a client can send what no form of ours lets anybody type.
    private static Reply Sendable(Turn turn, Incoming incoming, Reply reply) => LengthOf(incoming) > LongestUnseen && !IsSendable(reply)
        ? new Reply.Text(ConversationTexts.For(turn.Language).TooMuchTyped)
        : reply;

    private static int LengthOf(Incoming incoming) => incoming switch
    {
        Incoming.Words words => words.Text.Length,
        Incoming.Press press => press.Form.Length,
        _ => 0,
    };

    private static bool IsSendable(Reply reply) => reply switch
    {
        Reply.FormAgain again => CardBudget.Holds(again.Body),
        Reply.Form form => CardBudget.Holds(form.Body),
        Reply.Personally personally => IsSendable(personally.Inner),
        _ => true,
    };

    private async Task<Reply> DropAsync(Turn turn, Incoming.Files dropped, CancellationToken cancel) =>
        await door.SeeOutAsync(turn, turn.UseCase.Name = "file", await files.AnswerAsync(turn, dropped.Dropped, cancel), cancel);

    private async Task<Reply> RunAsync(Turn turn, string text, CancellationToken cancel)
    {
        var texts = ConversationTexts.For(turn.Language);
        switch (commands.Find(text))
        {
            case CommandMatch.Exact exact:
                return await StartAsync(turn, exact.Command, exact.Line, cancel);
            // Nobody meant to change anything by a letter: `lire APOLLO` is not `lier APOLLO`.
            case CommandMatch.Slip { Command.Name.ActsAtOnce: true } slip:
                return NotUnderstood(turn, texts, [Carrying(slip.Words, slip.Line)]);
            case CommandMatch.Slip slip:
                var answer = await StartAsync(turn, slip.Command, slip.Line, cancel);
                return new Reply.Both(new Reply.Text(texts.UnderstoodAs(slip.Words)), answer);
            case CommandMatch.None none:
                return NotUnderstood(turn, texts, [.. none.Nearest.Select(near => Carrying(near.Command.Name.In(turn.Language), near.Line))]);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<Reply> StartAsync(Turn turn, ICommand command, CommandLine line, CancellationToken cancel) =>
        await door.SeeOutAsync(turn, turn.UseCase.Name = command.Name.In(Language.English), await command.StartAsync(turn, line, cancel), cancel);

    private static Offered Carrying(string command, CommandLine rest) =>
        $"{command} {rest.Rest}".TrimEnd() is { Length: <= LongestCarried } line ? new Offered(line.CutAt(LongestOffered), line) : new Offered(command, command);

    private static Reply.Card NotUnderstood(Turn turn, ConversationTexts texts, IReadOnlyList<Offered> nearest)
    {
        turn.UseCase.Outcome = UseCase.NotUnderstood;
        return new(ConversationCards.NotUnderstood(nearest, turn.Language), nearest.Count > 0 ? texts.DidYouMean : texts.NotUnderstood);
    }
}
