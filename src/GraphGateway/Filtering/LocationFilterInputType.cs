using GraphGateway.Getscreen;

namespace GraphGateway.Filtering;

internal sealed class LocationFilterInputType : FilterInputType<Geo?, LocationFilterInputType>
{
    public LocationFilterInputType() : base("LocationFilterInput", "locations")
    {
        Property<string?, StringOperationFilterInputType>("ip", "The IP address.", location => location?.Ip);
        Property<string?, StringOperationFilterInputType>("country", "The country's English name.", location => location?.Country);
        Property<string?, StringOperationFilterInputType>("region", "The region's name.", location => location?.Region);
        Property<string?, StringOperationFilterInputType>("city", "The city's name.", location => location?.City);
    }
}
