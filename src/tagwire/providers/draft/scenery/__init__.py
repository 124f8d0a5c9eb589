"""What sets are built with: sky, ground, plants, walls, textures and light."""
