namespace GraphGateway.Sandbox.World;

/// <summary>Sample data: names of people, groups and places, versions, and user agents.</summary>
internal static class WorldNames
{
    public static readonly string[] FirstNames =
    [
        "Alessandro", "Amara", "Anna", "Carlos", "Chloé", "Daniel", "Elif", "Emma", "Fatima", "Georg", "Hana", "Ines", "Ivan", "Jacob", "Jana",
        "Kenji", "Lars", "Lucía", "Marek", "Maria", "Mei", "Nadia", "Noah", "Olga", "Oliver", "Priya", "Rafael", "Sofia", "Tariq", "Yuki",
    ];

    public static readonly string[] LastNames =
    [
        "Almeida", "Becker", "Bianchi", "Costa", "Demir", "Dubois", "Fischer", "García", "Haddad", "Hansen", "Ivanova", "Janssen", "Kim", "Kowalski",
        "Lindqvist", "Martin", "Mbeki", "Nakamura", "Novák", "O'Brien", "Paci", "Petrov", "Rossi", "Schmidt", "Silva", "Singh", "Smith", "Tanaka", "Weber", "Williams",
    ];

    public static readonly string[] Groups =
        ["Accounting", "Customer Care", "Design", "Field Service", "Human Resources", "Laboratory", "Sales", "Warehouse"];

    public static readonly (string Country, string Region, string City, string Network)[] Places =
    [
        ("USA", "California", "Los Angeles", "203.0.113"), ("USA", "New York", "New York", "203.0.113"), ("Germany", "Bavaria", "Munich", "198.51.100"),
        ("Germany", "Berlin", "Berlin", "198.51.100"), ("France", "Île-de-France", "Paris", "198.51.100"), ("Italy", "Lombardy", "Milan", "198.51.100"),
        ("Spain", "Catalonia", "Barcelona", "198.51.100"), ("Portugal", "Lisbon", "Lisbon", "198.51.100"), ("Poland", "Masovia", "Warsaw", "192.0.2"),
        ("Czechia", "Prague", "Prague", "192.0.2"), ("Turkey", "Istanbul", "Istanbul", "192.0.2"), ("India", "Karnataka", "Bengaluru", "192.0.2"),
        ("Japan", "Tokyo", "Tokyo", "192.0.2"), ("Brazil", "São Paulo", "São Paulo", "203.0.113"), ("South Africa", "Gauteng", "Johannesburg", "203.0.113"),
        ("Russian Federation", "Tatarstan", "Kazan", "192.0.2"),
    ];

    public static readonly string[] Versions = ["1.9.4", "2.1.5", "2.3.0", "2.10.1", "2.18.3", "3.0.0", "3.1.2"];

    public static readonly string[] UserAgents =
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
        "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
        "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
    ];
}
