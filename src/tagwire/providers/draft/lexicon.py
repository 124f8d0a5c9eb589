"""The words the draft understands. Data only: meaning -> words that say it, English and Chinese."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

COLOURS: Final = MappingProxyType(
    {
        "white": "#f4f4f3",
        "black": "#1a1b1e",
        "grey": "#a9abae",
        "red": "#a8382f",
        "orange": "#e0863f",
        "yellow": "#e6b94a",
        "green": "#7f9a83",
        "teal": "#3f8a8a",
        "blue": "#5d86a8",
        "navy": "#22385f",
        "purple": "#74609a",
        "pink": "#e3b1b3",
        "magenta": "#b8357f",
        "brown": "#7d5740",
        "beige": "#d8c7ae",
        "gold": "#c59a45",
        "silver": "#b9bdc3",
    }
)

COLOUR_WORDS: Final = {
    "white": "white|pure white|off-white|ivory|白色|白",
    "black": "black|黑色|黑",
    "grey": "grey|gray|light grey|dark grey|light gray|dark gray|灰色|灰",
    "red": "red|crimson|scarlet|红色|红",
    "orange": "orange|橙色|橘色|橙",
    "yellow": "yellow|mustard|黄色",
    "green": "green|sage|mint|olive|绿色|绿",
    "teal": "teal|turquoise|cyan|aqua|青色|蓝绿色|青",
    "blue": "blue|sky blue|light blue|蓝色|蓝",
    "navy": "navy|navy blue|dark blue|midnight blue|深蓝色|深蓝|藏青色",
    "purple": "purple|violet|lavender|lilac|紫色|紫",
    "pink": "pink|rose|pastel pink|粉色|粉红色|粉",
    "magenta": "magenta|fuchsia|hot pink|品红|洋红",
    "brown": "brown|chocolate|terracotta|棕色|褐色",
    "beige": "beige|cream|sand|nude|米色|米白色|奶油色",
    "gold": "gold|golden|金色",
    "silver": "silver|metallic|银色",
}

# What a colour may stand beside to be the colour of the set and not of a thing in it.
GROUND_WORDS: Final = (
    "background|backdrop|seamless|studio|wall|paper|sweep|surface|cyclorama|gradient|"
    "背景|背景墙|墙面|影棚|摄影棚|底色|底"
)

LIGHT: Final = {
    "golden": "golden hour|golden light|warm light|warm lighting|late afternoon|magic hour|"
    "candlelight|firelight|warm glow|黄金时刻|黄金时段|暖光|暖色调|暖调|烛光",
    "sunset": "sunset|sundown|日落|夕阳|黄昏",
    "morning": "sunrise|dawn|morning|morning light|early light|日出|清晨|早晨|晨光|朝阳",
    "dusk": "dusk|twilight|blue hour|evening|傍晚|暮色|蓝调时刻",
    "night": "night|at night|midnight|nighttime|moonlit|moonlight|moonlit night|starry|夜|夜晚|"
    "夜景|"
    "夜色|午夜|月光",
    "overcast": "overcast|cloudy|grey sky|gray sky|misty|foggy|阴天|多云|薄雾",
    "storm": "storm|stormy|thunder|rain|rainy|暴风雨|雷雨|下雨|雨天",
    "day": "day|daytime|"
    "daylight|noon|midday|sunny|bright|sunlight|natural lighting|natural light|blue sky|"
    "白天|"
    "正午|晴天|阳光|自然光|明亮",
}

MODE: Final = {
    "dramatic": "dramatic|dramatic lighting|dramatic light|chiaroscuro|low key|low-key|moody|hard "
    "light|"
    "spotlight|cinematic lighting|rembrandt|rim light|rim lighting|戏剧性光线|戏剧性灯光|"
    "戏剧性光影|戏剧性|"
    "戏剧光|低调光|聚光灯|明暗对比|电影感灯光|硬光|伦勃朗光",
    "neon": "neon|neon light|neon lights|neon lighting|cyberpunk|rgb light|霓虹|霓虹灯|霓虹灯光|"
    "赛博朋克",
    "soft": "soft light|soft lighting|softbox|diffused|diffused light|gentle light|high key|"
    "high-key|"
    "studio lighting|studio light|even lighting|柔光|柔和光线|柔和的光线|柔和|散射光|高调光|"
    "影棚灯光|棚拍灯光",
    "backlit": "backlit|backlight|silhouette|contre-jour|逆光|剪影",
}

SHOT: Final = {
    "extreme close-up": "extreme close-up|extreme closeup|extreme close up|macro|macro shot|微距|"
    "大特写",
    "close-up": "close-up|closeup|close up|close-up shot|headshot|tight shot|特写|近景|头像",
    "medium": "medium shot|mid shot|half body|half-body|waist-up|portrait shot|中景|半身|半身像",
    "full": "full body|full-body|full shot|full length|full-length|全身|全身像",
    "extreme wide": "extreme wide|extreme wide shot|establishing shot|panorama|epic wide|大远景|"
    "全景图",
    "wide": "wide shot|wide angle|wide-angle|long shot|distant|in the distance|vast|全景|远景|广角",
}

ANGLE: Final = {
    "low": "low angle|low-angle|worm's eye|worm's-eye view|from below|heroic angle|仰拍|仰视|"
    "低角度",
    "high": "high angle|high-angle|looking down|top-down|overhead|from above|bird's eye|"
    "bird's-eye view|"
    "aerial|drone|flat lay|俯拍|俯视|高角度|鸟瞰",
    "dutch": "dutch angle|dutch tilt|tilted|canted|荷兰角|倾斜构图|倾斜",
    "eye": "eye level|eye-level|平视",
}

FOCUS: Final = {
    "shallow": "shallow depth of field|shallow focus|bokeh|85mm|50mm|f/1.4|f/1.8|f/2.8|blurred "
    "background|"
    "portrait lens|浅景深|背景虚化|虚化|大光圈",
    "deep": "deep focus|deep depth of field|everything in focus|f/8|f/11|f/16|sharp background|"
    "深景深|大景深",
}

PLACE: Final = {
    "left": "left|left side|left-hand side|左边|左侧|左方|左",
    "right": "right|right side|right-hand side|右边|右侧|右方|右",
    "centre": "center|centre|middle|centered|centred|正中|中央|居中|正中央",
    "background": "background|distance|far|远处|后方",
    "foreground": "foreground|前景|前方",
}

# Relation of the subject said first to the one said next.
RELATION: Final = {
    "worn by": "worn by|worn on|modelled by|modeled by",
    "held by": "held by|carried by|used by|in the hands of|in hand of",
    "holding": "holding|holds|carrying|carries|showing|shows|presenting|presents|drinking|eating|"
    "using|"
    "with|拿着|手持|握着|捧着|抱着|展示|使用|提着|举着",
    "wearing": "wearing|wears|dressed in|穿着|穿|戴着|佩戴|身着",
    "on": "on top of|on|atop|upon|standing on|sitting on|坐在|站在",
    "front": "in front of|before|在前面|前面",
    "behind": "behind|后面|背后",
    "beside": "next to|beside|alongside|near|and|versus|旁边|一旁|和|与",
}

SHOWCASE: Final = (
    "showcase|combining|collage|split screen|split panel|diptych|triptych|multi-angle|multiple "
    "angles|"
    "multiple views|several angles|different angles|side by side|多角度|多视角|多个角度|拼图|"
    "组合展示|分屏"
)

VIEW: Final = {
    "detail": "detail|details|closeup|close-up|macro|texture|细节|特写|局部",
    "front": "front|正面",
    "side": "side|profile|侧面",
    "back": "back|rear|背面",
    "top": "top|overhead|顶部|俯视",
    "angle": "angle|three-quarter|角度",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """A place a sentence may name, the set that is built for it, and the look that stands in."""

    words: str
    room: str = ""  # the built set, empty while none is
    tone: str = "beige"  # the studio colour that stands in
    mode: str = ""  # the light that comes with the place
    light: str = ""


SCENES: Final = {
    "studio": Scene(
        "studio|seamless|cyclorama|product photo|product shot|product photography|product "
        "showcase|packshot|"
        "plain background|e-commerce|摄影棚|影棚|棚拍|产品照|产品图|产品摄影|纯色背景",
        room="studio",
    ),
    "kitchen": Scene("kitchen|厨房", room="kitchen", tone="beige"),
    "living room": Scene(
        "living room|lounge|apartment|sofa|fireplace|home interior|客厅|起居室|家居",
        room="living room",
    ),
    "bedroom": Scene("bedroom|卧室", tone="pink"),
    "office": Scene(
        "office|workspace|meeting room|boardroom|desk setup|办公室|会议室", tone="silver"
    ),
    "café": Scene("cafe|café|coffee shop|restaurant|diner|bistro|咖啡馆|咖啡店|餐厅", tone="brown"),
    "bar": Scene("bar|pub|nightclub|club|酒吧|夜店", tone="purple", mode="neon"),
    "library": Scene("library|bookstore|bookshop|图书馆|书店|书房", tone="brown"),
    "gallery": Scene("gallery|museum|exhibition|美术馆|博物馆|展厅|画廊", tone="white"),
    "bathroom": Scene("bathroom|spa|浴室", tone="teal"),
    "warehouse": Scene(
        "warehouse|factory|garage|hangar|industrial|workshop|仓库|工厂|车库", tone="grey"
    ),
    "temple": Scene("temple|palace|cathedral|church|寺庙|宫殿|教堂", tone="gold"),
    "spaceship": Scene(
        "spaceship|spacecraft|starship|space station|飞船|空间站", tone="navy", mode="neon"
    ),
    "neon city": Scene(
        "neon city|neon street|neon-lit street|tokyo|shibuya|hong kong|东京|香港|霓虹街头",
        tone="purple",
        mode="neon",
    ),
    "city": Scene(
        "city|street|downtown|alley|urban|new york|manhattan|paris|london|crosswalk|sidewalk|"
        "avenue|"
        "town|cityscape|skyline|rooftop|roof|城市|街道|街头|巴黎|伦敦|纽约|屋顶|天台",
        tone="silver",
    ),
    "underwater": Scene("underwater|coral|reef|ocean floor|seabed|水下|海底", tone="teal"),
    "space": Scene(
        "outer space|in space|orbit|galaxy|nebula|cosmos|deep space|太空|宇宙|星空",
        tone="navy",
        light="night",
    ),
    "beach": Scene(
        "beach|shore|coast|seaside|tropical|island|沙滩|海滩|海边|海岸", room="beach", tone="beige"
    ),
    "sea": Scene("ocean|sea|waves|harbor|harbour|大海|海洋|海面", room="sea", tone="teal"),
    "lake": Scene("lake|mountain lake|alpine lake|湖|湖泊|湖边", room="lake", tone="teal"),
    "snow": Scene(
        "snowy|snow|winter|arctic|glacier|雪地|雪山|雪|冬天|冬季", room="snow", tone="white"
    ),
    "desert": Scene("desert|dunes|sahara|canyon|沙漠|沙丘|峡谷", room="desert", tone="orange"),
    "mountains": Scene(
        "mountain|mountains|alps|peaks|cliff|valley|himalaya|山|高山|山脉|山谷|山峰",
        room="mountains",
        tone="blue",
    ),
    "forest": Scene(
        "forest|woods|jungle|woodland|rainforest|trees|森林|树林|丛林",
        tone="green",
        light="morning",
    ),
    "garden": Scene("garden|park|pond|cherry blossom|sakura|花园|公园|樱花|庭院", tone="green"),
    "meadow": Scene(
        "meadow|field|hills|countryside|farm|grass|grassland|prairie|savanna|vineyard|nature|"
        "outdoors|"
        "outside|landscape|草地|草原|田野|乡村|户外|自然风光",
        room="meadow",
        tone="green",
    ),
    "sky": Scene("sky|clouds|heaven|天空|云端", room="sky", tone="blue"),
}

# The true height in metres of what a tag or a word names; it only sets relative sizes.
SIZES: Final = {
    1.75: "person|robot|people|man|woman|girl|boy|model|character|actor|actress|hero|heroine|face|"
    "portrait|lady|"
    "guy|human|astronaut|dancer|wearer|influencer|chef|athlete|anna|模特|人物|女孩|男孩|女人|男人|"
    "人",
    0.95: "dog|wolf|chair|child|kid|baby|狗|椅子",
    0.45: "cat|backpack|lamp|cub|puppy|kitten|猫|背包",
    0.30: "product|object|item|bottle|bag|handbag|laptop|vase|book|plant|产品|商品|瓶|包",
    0.16: "sneaker|sneakers|shoe|shoes|cup|mug|coffee|tea|phone|camera|watch|ring|perfume|"
    "cosmetic|can|"
    "glasses|headphones|lipstick|cream|jar|candle|鞋|杯|咖啡|手机|相机|手表|香水",
    0.70: "dress|jacket|shirt|coat|tshirt|hoodie|garment|衣服|裙子|外套",
    1.3: "motorcycle|motorbike|moto|bike|bicycle|scooter|sofa|table|摩托|自行车|沙发",
    1.6: "car|taxi|sedan|suv|vehicle|horse|汽车|车|马",
    12.0: "house|building|tree|rocket|boat|ship|castle|房子|建筑|树|火箭",
    60.0: "tower|pagoda|temple|eiffeltower|skyscraper|bridge|landmark|铁塔|塔|桥",
}

# Words that add nothing a draft could show, and so are not reported as ignored.
FILLER: Final = (
    "4k 8k a ad advertisement advertising against an and are as at backdrop background be "
    "beautiful being by camera campaign cinematic clean commercial contemporary create depth "
    "detailed draw drawn editorial elegant fashion featuring field film focus for frame from "
    "front generate hd her hero high highly his image in integration into is it its lens "
    "lifestyle light lighting lights lit look looking luxury make matching minimal minimalist "
    "modern my natural naturally near of on one onto or our over painted photo photograph "
    "photographic photography photorealistic photos picture place placed plain please premium "
    "product products professional put quality realism realistic reference references render "
    "rendered resolution scene set setting shadow shadows sharp shot shots showing side simple "
    "some standing still stunning style styled subject subtle taken that the their there these "
    "this those through to uhd under use using very view views while with your table desk "
    "counter countertop shelf tabletop bench wooden marble colours colors palette "
)
CHINESE_FILLER: Final = (
    "一张|一个|一只|一位|一双|专业|商业|高质量|高品质|高清|真实|逼真|写实|电影感|现代|产品|照片|"
    "图片|图像|摄影|拍摄|画面|"
    "场景|背景|风格|光线|灯光|光影|照明|生成|请|使用|参考|自然|融合|匹配|融入|呈现|展示|质感|画质|"
    "感|的|了|在|和|与|于|中|"
    "里|上|下|把|将|用|为|以|是|并|到|着|及|从|对|其|这|那|有|内|时|被|由|地|得|放|置|位|处|光"
)
