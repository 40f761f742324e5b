using GraphGateway.Graph;

namespace GraphGateway.Commands;

/// <summary><c>schema export [--output FILE]</c>: prints the schema; needs no key, no port and no upstream.</summary>
internal static class SchemaExport
{
    public static bool Matches(string[] args) => args is ["schema", ..];

    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["schema", "export"]:
                Console.Out.Write(Schema());
                return 0;
            case ["schema", "export", "--output", var file]:
                return Write(file);
            default:
                Console.Error.WriteLine("Usage: schema export [--output FILE]");
                return 2;
        }
    }

    private static int Write(string file)
    {
        try
        {
            File.WriteAllText(file, Schema());
            Console.Error.WriteLine($"The schema stands in {file}.");
            return 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The schema cannot be written: {exception.Message} --output takes a file in a folder that exists, such as --output schema.graphql.");
            return 1;
        }
    }

    private static string Schema()
    {
        using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddGatewayGraphQL().BuildServiceProvider();
        return services.GetRequiredService<SchemaDocument>().Text;
    }
}
