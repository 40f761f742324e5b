using GraphGateway.Composition;
using GraphGateway.GraphTypes;

namespace GraphGateway.Commands;

/// <summary>
/// The command <c>schema export|possible-types [--output FILE]</c>: prints the schema, or the possible types of its interfaces and unions. It needs no key,
/// no port and no upstream.
/// </summary>
internal static class SchemaCommand
{
    public static bool Matches(string[] args) => args is ["schema", ..];

    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["schema", "export" or "possible-types"]:
                Console.Out.Write(Text(args[1]));
                return 0;
            case ["schema", "export" or "possible-types", "--output", var file]:
                return Write(file, args[1]);
            default:
                Console.Error.WriteLine("Usage: schema export|possible-types [--output FILE]");
                return 2;
        }
    }

    private static int Write(string file, string command)
    {
        try
        {
            File.WriteAllText(file, Text(command));
            Console.Error.WriteLine($"Written to {file}.");
            return 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The file cannot be written: {exception.Message} --output must be a file in an existing folder, such as --output schema.graphql.");
            return 1;
        }
    }

    private static string Text(string command)
    {
        using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddGatewayGraphQL().BuildServiceProvider();
        return command == "export" ? services.GetRequiredService<SchemaDocument>().Text : services.GetRequiredService<PossibleTypesDocument>().Json();
    }
}
