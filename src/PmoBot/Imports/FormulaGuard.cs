namespace PmoBot.Imports;

/// <summary>
/// A cell that begins like a formula is one to a spreadsheet, whoever wrote it. An apostrophe before it makes it text;
/// what is read from a file is without.
/// </summary>
internal static class FormulaGuard
{
    private const char Guard = '\'';

    public static string On(string cell) => IsFormula(cell) ? Guard + cell : cell;

    public static string Off(string cell) => cell.StartsWith(Guard) && IsFormula(cell) ? cell[1..] : cell;

    // Behind apostrophes too: one that somebody typed is not the one to take off.
    private static bool IsFormula(string cell) => cell.AsSpan().TrimStart(Guard) is [var first, ..] && IsSign(first)
        || cell.AsSpan().TrimStart(Guard).TrimStart() is [var behind, ..] && IsSign(behind);

    // Of full width too: where one types Japanese or Chinese, a spreadsheet takes those for the same.
    private static bool IsSign(char letter) => letter is '=' or '+' or '-' or '@' or '\t' or '\r' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';
}
