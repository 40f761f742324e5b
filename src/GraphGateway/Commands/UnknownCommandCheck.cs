namespace GraphGateway.Commands;

/// <summary>A first argument that is neither a command nor a setting. Without this check a misspelled command would start the server.</summary>
internal static class UnknownCommandCheck
{
    public static bool Matches(string[] args) => args is [var word, ..] && !word.StartsWith('-') && !word.StartsWith('/') && !word.Contains('=', StringComparison.Ordinal);

    public static int Run(string[] args)
    {
        Console.Error.WriteLine($"There is no command '{args[0]}'. The commands are schema, token and health. Without a command the server starts; its settings are arguments such as --urls http://localhost:5080.");
        return 2;
    }
}
