namespace GraphGateway.Benchmarks;

/// <summary>A page with a place, between two comments, that a benchmark writes its result into.</summary>
internal sealed class MarkedPage
{
    private readonly string _path;
    private readonly string _before;
    private readonly string _after;

    private MarkedPage(string path, string before, string after) => (_path, _before, _after) = (path, before, after);

    /// <summary>Finds the place, so that what is wrong with the page is told before anything is measured for it.</summary>
    /// <exception cref="InvalidDataException">The page lacks one of the comments.</exception>
    public static async Task<MarkedPage> OpenAsync(string path, string name)
    {
        var text = await File.ReadAllTextAsync(path);
        var (first, last) = ($"<!-- {name}: start -->", $"<!-- {name}: end -->");
        var start = text.IndexOf(first, StringComparison.Ordinal);
        var end = text.IndexOf(last, StringComparison.Ordinal);
        return start >= 0 && end > start
            ? new(path, text[..(start + first.Length)], text[end..])
            : throw new InvalidDataException($"{path} must have the line '{first}' and, after it, the line '{last}'.");
    }

    public Task WriteAsync(string result) => File.WriteAllTextAsync(_path, $"{_before}\n\n{result}\n\n{_after}");
}
