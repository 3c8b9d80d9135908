using System.Buffers;
using System.Text.Unicode;

namespace PmoBot.Imports;

/// <summary>A file's bytes → its text, or why it is none.</summary>
internal static class CsvText
{
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    public static (string? Text, ImportFault? Fault) Decode(ReadOnlySpan<byte> file, ImportTexts texts)
    {
        if (file.Length > CsvImport.MaxBytes)
            return (null, new ImportFault(1, null, texts.TooLarge(CsvImport.MaxBytes / (1024 * 1024))));
        if (file.StartsWith(Mark))
            file = file[Mark.Length..];
        if (file.Trim(" \t\r\n"u8).IsEmpty)
            return (null, new ImportFault(1, null, texts.Empty));
        // UTF-16 announces itself, or is full of zeros; so is every spreadsheet that was only renamed.
        if (file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || file.Contains((byte)0))
            return (null, new ImportFault(1, null, texts.NotText));

        var text = new char[file.Length];
        return Utf8.ToUtf16(file, text, out var read, out var written, replaceInvalidSequences: false) == OperationStatus.Done
            ? (new string(text, 0, written), null)
            : (null, new ImportFault(LineBreaks(file[..read]) + 1, null, texts.NotUtf8));
    }

    /// <summary>CR LF, LF and CR are one each.</summary>
    public static int LineBreaks(ReadOnlySpan<char> text)
    {
        var breaks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                breaks++;
        }

        return breaks;
    }

    private static int LineBreaks(ReadOnlySpan<byte> text) => LineBreaks(System.Text.Encoding.Latin1.GetString(text));
}
