namespace GraphGateway.Commands;

/// <summary>Rejects a first argument that is neither a command nor a setting. Otherwise a misspelled command would start the server.</summary>
internal static class UnknownCommandCheck
{
    public static bool Matches(string[] args) => args is [var word, ..] && !word.StartsWith('-') && !word.StartsWith('/') && !word.Contains('=', StringComparison.Ordinal);

    public static int Run(string[] args)
    {
        Console.Error.WriteLine($"Unknown command '{args[0]}'. The commands are schema, token and health. Without a command the server starts. Pass settings as arguments, such as --urls http://localhost:5080.");
        return 2;
    }
}
